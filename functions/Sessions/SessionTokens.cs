using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovMedia.Workflows;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Sessions;

/// <summary>Makes and reads session tokens: signed by the instance's secret, so that nothing is stored for
/// them.</summary>
public sealed class SessionTokens(ISecrets secrets, MachineClock clock)
{
    /// <summary>How long a session holds.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(10);

    private const string Mark = "gm1";
    private readonly byte[] _key = secrets.Derive("session");

    /// <summary>A token for a user.</summary>
    /// <param name="user">The sign-in name.</param>
    /// <param name="stamp">The stamp of the user's credential; empty where there is none.</param>
    /// <param name="local">Whether it is opened by the local secret.</param>
    public (string Token, DateTimeOffset ExpiresAt) Make(string user, string stamp, bool local = false)
    {
        DateTimeOffset expires = DateTimeOffset.FromUnixTimeSeconds((clock.Now + Lifetime).ToUnixTimeSeconds());
        TokenBody said = new(user, stamp, expires, local);
        string body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(said, GovJson.Options));
        return ($"{Mark}.{body}.{Base64Url.EncodeToString(Mac(body))}", expires);
    }

    /// <summary>What a token says, or null where it is not ours or has ended.</summary>
    public TokenBody? Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Split('.') is not [Mark, { } body, { } mac]
            || !Base64Url.IsValid(mac) || !Base64Url.IsValid(body)
            || !CryptographicOperations.FixedTimeEquals(Base64Url.DecodeFromChars(mac), Mac(body)))
        {
            return null;
        }

        TokenBody said = JsonSerializer.Deserialize<TokenBody>(Base64Url.DecodeFromChars(body), GovJson.Options)!;
        return said.Expires > clock.Now ? said : null;
    }

    private byte[] Mac(string body) => HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(body));
}
