using GovMedia.Workflows.Directory;

namespace GovMedia.Functions.Sessions;

/// <summary>A session that holds now.</summary>
/// <param name="User">Who signed in.</param>
/// <param name="ExpiresAt">When it ends, by the machine's clock.</param>
/// <param name="ByCookie">Whether a browser sent it by itself.</param>
/// <param name="MustChangePassword">Whether it was opened with a one-time password.</param>
public sealed record Session(User User, DateTimeOffset ExpiresAt, bool ByCookie, bool MustChangePassword);
