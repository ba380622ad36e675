using System.Security.Cryptography;
using System.Text;

namespace EllipticCurve;

/// <summary>Signatures of elliptic curves over SHA-256.</summary>
public static class Ecdsa
{
    /// <summary>Whether a signature is of this message, by the owner of this key.</summary>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="publicKey">The key.</param>
    /// <returns>True if it is.</returns>
    public static bool verify(string message, Signature signature, PublicKey publicKey)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(publicKey);
        using ECDsa key = publicKey.Open();
        return key.VerifyData(
            Encoding.UTF8.GetBytes(message),
            signature.Der,
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence);
    }
}
