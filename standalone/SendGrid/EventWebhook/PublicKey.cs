using System.Security.Cryptography;

namespace EllipticCurve;

/// <summary>A public key of an elliptic curve.</summary>
public sealed class PublicKey
{
    private readonly byte[] info;

    /// <summary>No key; nothing verifies under it.</summary>
    public PublicKey()
        : this([])
    {
    }

    private PublicKey(byte[] info) => this.info = info;

    /// <summary>Reads a key, in PEM or as the base64 within.</summary>
    /// <param name="pem">The text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">It is not base64.</exception>
    /// <exception cref="CryptographicException">It is no key of an elliptic curve.</exception>
    public static PublicKey fromPem(string pem)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(pem);
        string base64 = string.Concat(pem.Split('\n')
            .Select(line => line.Trim())
            .Where(line => !line.StartsWith("-----", StringComparison.Ordinal)));
        PublicKey key = new(Convert.FromBase64String(base64));
        using ECDsa read = key.Open();
        return key;
    }

    internal ECDsa Open()
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(info, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw;
        }
    }
}
