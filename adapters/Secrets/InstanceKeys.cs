using System.Security.Cryptography;
using System.Text;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Secrets;

/// <summary>The instance's secrets from an instance secret and a signing key, wherever they are kept.</summary>
public sealed class InstanceKeys : ISecrets, IDisposable
{
    /// <summary>Bytes of the instance secret.</summary>
    public const int SecretLength = 32;

    private readonly byte[] _secret;
    private readonly ECDsa _key;
    private readonly byte[] _publicKey;
    private readonly Lock _signing = new();

    /// <summary>Checks and takes the keys.</summary>
    /// <param name="secret">The instance secret, <see cref="SecretLength"/> random bytes.</param>
    /// <param name="signingKey">An ECDSA P-256 private key in PEM.</param>
    /// <param name="secretPlace">Where the secret came from, to name it in an error.</param>
    /// <param name="keyPlace">Where the key came from, to name it in an error.</param>
    /// <exception cref="InvalidOperationException">One of them is none; names its place and shows nothing of
    /// it.</exception>
    public InstanceKeys(byte[] secret, string signingKey, string secretPlace, string keyPlace)
    {
        ArgumentNullException.ThrowIfNull(secret);
        ArgumentNullException.ThrowIfNull(signingKey);
        if (secret.Length != SecretLength)
        {
            throw new InvalidOperationException($"{secretPlace} holds {secret.Length} bytes, not {SecretLength}.");
        }

        _secret = [.. secret];
        _key = Import(signingKey, keyPlace);
        _publicKey = _key.ExportSubjectPublicKeyInfo();
    }

    /// <inheritdoc/>
    public byte[] PublicKey => [.. _publicKey];

    /// <inheritdoc/>
    public byte[] Derive(string purpose, ReadOnlySpan<byte> salt = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        byte[] derived = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, derived, salt, Encoding.UTF8.GetBytes(purpose));
        return derived;
    }

    /// <inheritdoc/>
    public byte[] Random(int count) => RandomNumberGenerator.GetBytes(count);

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        lock (_signing)
        {
            return _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }

    /// <summary>Wipes the secret from memory.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_secret);
        _key.Dispose();
    }

    private static ECDsa Import(string pem, string place)
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            Oid curve = key.ExportParameters(includePrivateParameters: false).Curve.Oid;
            if (curve.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
            {
                // A public key alone would be found out only by the first signature.
                _ = key.SignHash(new byte[32]);
                return key;
            }
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            // Its message may show part of the key; the place is all that is told.
        }

        key.Dispose();
        throw new InvalidOperationException($"{place} holds no ECDSA P-256 private key in PEM.");
    }
}
