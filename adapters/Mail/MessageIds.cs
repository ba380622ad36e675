using System.Security.Cryptography;
using System.Text;

namespace GovMedia.Adapters.Mail;

/// <summary>Identifiers made from idempotency keys, so that a message sent twice is recognisably one.</summary>
internal static class MessageIds
{
    /// <summary>The first 128 bits of the key's SHA-256, in hexadecimal: says nothing of the key.</summary>
    public static string HashOf(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16));

    /// <summary>The <c>Message-ID</c>, without its angle brackets.</summary>
    public static string For(string key, string domain) => $"{HashOf(key)}@{domain}";
}
