using System.Security.Cryptography;
using System.Text;

namespace GovMedia.Workflows.Vault;

/// <summary>Encrypts the personal parts of one case under the case's key (AES-256-GCM).</summary>
/// <remarks>
/// The nonce is derived from key, context and content, so that sealing the same thing twice gives the same bytes (effects
/// may run twice) and never the same nonce for different contents. Form: nonce (12) ‖ ciphertext ‖ tag (16).
/// Without the key the ciphertext is an unreadable commitment: erasing the key's salt erases the data, not the chain.
/// </remarks>
public sealed class CaseCipher(byte[] key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>The ciphertext of a content that belongs to a context, such as <c>vault:applicant</c>.</summary>
    public byte[] Seal(string context, ReadOnlySpan<byte> content)
    {
        byte[] associated = Encoding.UTF8.GetBytes(context);
        byte[] sealedBytes = new byte[NonceSize + content.Length + TagSize];
        Span<byte> nonce = sealedBytes.AsSpan(0, NonceSize);
        using (IncrementalHash mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key))
        {
            mac.AppendData(BitConverter.GetBytes(associated.Length));
            mac.AppendData(associated);
            mac.AppendData(content);
            mac.GetHashAndReset().AsSpan(0, NonceSize).CopyTo(nonce);
        }

        using AesGcm aes = new(key, TagSize);
        aes.Encrypt(
            nonce, content, sealedBytes.AsSpan(NonceSize, content.Length), sealedBytes.AsSpan(NonceSize + content.Length), associated);
        return sealedBytes;
    }

    /// <summary>The content of a ciphertext.</summary>
    /// <exception cref="CryptographicException">The bytes were changed, or belong to another case or context.</exception>
    public byte[] Open(string context, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException($"{sealedBytes.Length} bytes are too few for a sealed content.");
        }

        int length = sealedBytes.Length - NonceSize - TagSize;
        byte[] content = new byte[length];
        using AesGcm aes = new(key, TagSize);
        aes.Decrypt(
            sealedBytes[..NonceSize],
            sealedBytes.Slice(NonceSize, length),
            sealedBytes[(NonceSize + length)..],
            content,
            Encoding.UTF8.GetBytes(context));
        return content;
    }
}
