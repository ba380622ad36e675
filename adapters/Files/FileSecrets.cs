using System.Security.Cryptography;
using System.Text;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Files;

/// <summary>The instance's secrets in a key folder: <c>instance.key</c> (32 random bytes) and <c>signing.key</c>
/// (ECDSA P-256, PKCS#8 in PEM).</summary>
/// <remarks>Access codes, vault keys and signatures hang on these two files: losing them loses what they opened, and
/// whoever reads them can forge. So they are made once, readable by the owner only, and never made anew beside data
/// that were written under others.</remarks>
public sealed class FileSecrets : ISecrets, IDisposable
{
    private const int SecretLength = 32;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly byte[] _secret;
    private readonly ECDsa _key;
    private readonly byte[] _publicKey;
    private readonly Lock _signing = new();

    /// <summary>Reads the keys, making them on the first start.</summary>
    /// <param name="folder">The key folder.</param>
    /// <param name="dataExist">Whether data written under earlier keys exist; keys are then never made.</param>
    /// <exception cref="InvalidOperationException">A key is missing beside existing data, readable by others, or no
    /// key at all; the message names the file and what to do.</exception>
    public FileSecrets(string folder, bool dataExist)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string full = Path.GetFullPath(folder);
        string secretFile = Path.Combine(full, "instance.key");
        string keyFile = Path.Combine(full, "signing.key");
        MakeWhereMissing(secretFile, dataExist, () => RandomNumberGenerator.GetBytes(SecretLength));
        MakeWhereMissing(keyFile, dataExist, NewSigningKey);

        _secret = Read(secretFile);
        if (_secret.Length != SecretLength)
        {
            throw Unusable(secretFile, $"holds {_secret.Length} bytes, not {SecretLength}");
        }

        _key = ReadSigningKey(keyFile);
        _publicKey = _key.ExportSubjectPublicKeyInfo();
    }

    /// <inheritdoc/>
    public byte[] PublicKey => [.. _publicKey];

    /// <inheritdoc/>
    public byte[] Derive(string purpose, ReadOnlySpan<byte> salt = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        byte[] derived = new byte[SecretLength];
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

    private static byte[] NewSigningKey()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static void MakeWhereMissing(string path, bool dataExist, Func<byte[]> make)
    {
        if (File.Exists(path))
        {
            return;
        }

        if (dataExist)
        {
            throw Unusable(path, "is missing beside existing data; restore it from the backup of the keys");
        }

        DurableFile.CreateFolder(Path.GetDirectoryName(path)!);
        byte[] bytes = make();
        string temporary = $"{path}.{Environment.ProcessId}~";
        File.Delete(temporary);
        DurableFile.Create(path, temporary, bytes, OwnerOnly);
        CryptographicOperations.ZeroMemory(bytes);
    }

    private static byte[] Read(string path)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw Unusable(path, "can be read or written by others; allow its owner alone (chmod 600)");
        }

        return File.ReadAllBytes(path);
    }

    private static ECDsa ReadSigningKey(string path)
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(Encoding.ASCII.GetString(Read(path)));
            if (key.KeySize != 256 || key.ExportParameters(false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            {
                throw Unusable(path, "holds a key that is not ECDSA P-256");
            }

            return key;
        }
        catch (Exception problem) when (problem is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw Unusable(path, "holds no private key in PEM");
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    private static InvalidOperationException Unusable(string path, string why) => new($"Key file '{path}' {why}.");
}
