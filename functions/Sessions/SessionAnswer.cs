namespace GovMedia.Functions.Sessions;

/// <summary>A session as its user is told of it.</summary>
/// <param name="Token">The bearer token; null where it is only asked about.</param>
/// <param name="ExpiresAt">When it ends, by the machine's clock.</param>
/// <param name="User">The sign-in name.</param>
/// <param name="Name">What the user is called.</param>
/// <param name="Unit">The unit; null for auditors and administrators of the whole instance.</param>
/// <param name="Roles">The roles.</param>
/// <param name="MustChangePassword">Whether nothing else is possible before the password is changed.</param>
public sealed record SessionAnswer(
    string? Token,
    DateTimeOffset ExpiresAt,
    string User,
    string Name,
    string? Unit,
    IReadOnlyList<string> Roles,
    bool MustChangePassword);
