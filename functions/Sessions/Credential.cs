namespace GovMedia.Functions.Sessions;

/// <summary>What proves that somebody is a user: a salted, slow hash of the password.</summary>
/// <param name="Iterations">Rounds of PBKDF2 with SHA-512.</param>
/// <param name="Salt">Base64.</param>
/// <param name="Hash">Base64.</param>
/// <param name="Stamp">Changes with the password; sessions made under an earlier one end.</param>
/// <param name="MustChange">Whether it is a one-time password.</param>
public sealed record Credential(int Iterations, string Salt, string Hash, string Stamp, bool MustChange);
