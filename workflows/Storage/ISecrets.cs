namespace GovMedia.Workflows.Storage;

/// <summary>What the instance alone knows. Keys are derived, never handed out whole, never logged.</summary>
public interface ISecrets
{
    /// <summary>Thirty-two bytes that only this instance can derive for a purpose (HKDF-SHA-256 of the instance secret).</summary>
    byte[] Derive(string purpose, ReadOnlySpan<byte> salt = default);

    /// <summary>Random bytes from the operating system.</summary>
    byte[] Random(int count);

    /// <summary>An ECDSA P-256 signature over SHA-256 of the data, as IEEE P1363 r‖s (64 bytes).</summary>
    byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>The signing key's public half as SubjectPublicKeyInfo (DER).</summary>
    byte[] PublicKey { get; }
}
