using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using GovMedia.Functions.Sessions;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Deadlines;

/// <summary>The tokens by which a calendar program, which cannot sign in, reads one user's feed and nothing else.</summary>
/// <remarks>Derived from user and password stamp, never stored: a token ends with the password it was made under, and with
/// the user.</remarks>
public sealed class FeedTokens(ISecrets secrets, CredentialStore credentials, DirectoryBook directory)
{
    private readonly byte[] _key = secrets.Derive("deadline-feed");

    /// <summary>The token of a user.</summary>
    public async Task<string> OfAsync(User user, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(user);
        return $"{user.Id}~{Mac(user.Id, await StampAsync(user.Id, cancellation))}";
    }

    /// <summary>The user of a token, or null where it is none that holds.</summary>
    public async Task<User?> ReadAsync(string token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Split('~') is not [{ Length: > 0 } id, { } mac]
            || (await directory.ReadAsync(cancellation)).Users.GetValueOrDefault(id) is not { Disabled: false } user)
        {
            return null;
        }

        string right = Mac(id, await StampAsync(id, cancellation));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(right), Encoding.UTF8.GetBytes(mac))
            ? user
            : null;
    }

    private async Task<string> StampAsync(string user, CancellationToken cancellation) =>
        (await credentials.ReadAsync(user, cancellation))?.Stamp ?? "";

    private string Mac(string user, string stamp) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{user}\n{stamp}")).AsSpan(0, 18));
}
