namespace GovMedia.Functions.Sessions;

/// <summary>What a session token says.</summary>
/// <param name="User">The sign-in name.</param>
/// <param name="Stamp">The stamp of the credential it was opened with.</param>
/// <param name="Expires">When it ends, by the machine's clock.</param>
/// <param name="Local">Whether it was opened by the local secret and not by a password.</param>
public sealed record TokenBody(string User, string Stamp, DateTimeOffset Expires, bool Local = false);
