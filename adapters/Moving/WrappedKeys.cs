using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GovMedia.Adapters.Moving;

/// <summary>The instance secret and the signing key under a passphrase: AES-256-GCM, the key by PBKDF2 with
/// SHA-256.</summary>
internal sealed record WrappedKeys(int Iterations, byte[] Salt, byte[] Nonce, byte[] Tag, byte[] Cipher)
{
    /// <summary>Characters a passphrase has at least.</summary>
    public const int ShortestPassphrase = 12;

    private const int Rounds = 600_000;
    private const int MostRounds = 10_000_000;

    /// <summary>Wraps keys, bound to the manifest they belong to.</summary>
    public static WrappedKeys Wrap(PlainKeys keys, string passphrase, byte[] manifest)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(32);
        byte[] nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(keys, MoveManifest.Layout);
        byte[] cipher = new byte[plain.Length];
        byte[] tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using AesGcm aes = Aes(passphrase, salt, Rounds);
        aes.Encrypt(nonce, plain, cipher, tag, SHA256.HashData(manifest));
        CryptographicOperations.ZeroMemory(plain);
        return new WrappedKeys(Rounds, salt, nonce, tag, cipher);
    }

    /// <summary>Opens them.</summary>
    /// <exception cref="InvalidOperationException">The passphrase is another one, or the file was changed.</exception>
    public PlainKeys Unwrap(string passphrase, byte[] manifest)
    {
        if (Iterations is < 1 or > MostRounds)
        {
            throw Refused();
        }

        byte[] plain = new byte[Cipher.Length];
        try
        {
            using AesGcm aes = Aes(passphrase, Salt, Iterations);
            aes.Decrypt(Nonce, Cipher, Tag, plain, SHA256.HashData(manifest));
            return JsonSerializer.Deserialize<PlainKeys>(plain, MoveManifest.Layout) ?? throw Refused();
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException or JsonException)
        {
            throw Refused();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static AesGcm Aes(string passphrase, byte[] salt, int rounds)
    {
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(passphrase), salt, rounds, HashAlgorithmName.SHA256, 32);
        AesGcm aes = new(key, AesGcm.TagByteSizes.MaxSize);
        CryptographicOperations.ZeroMemory(key);
        return aes;
    }

    private static InvalidOperationException Refused() =>
        new("The passphrase does not open this file, or the file is not as it was written.");
}

/// <summary>The keys in the clear. Never printed.</summary>
internal sealed record PlainKeys(byte[] Secret, string SigningKey)
{
    public override string ToString() => "keys";
}
