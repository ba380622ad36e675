using System.Security.Cryptography;
using System.Text;

namespace GovMedia.Standalone.AzureStorage;

/// <summary>An account's shared key, able to sign and nothing else.</summary>
internal sealed class AccountKey
{
    private readonly byte[] key;

    /// <summary>Takes the key in base64, as portals and tools print it.</summary>
    /// <exception cref="FormatException">It is not base64.</exception>
    public AccountKey(string base64)
    {
        ArgumentException.ThrowIfNullOrEmpty(base64);
        key = Convert.FromBase64String(base64);
    }

    public string Sign(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
