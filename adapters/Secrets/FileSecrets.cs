using System.Security.Cryptography;
using System.Text;
using GovMedia.Adapters.Files;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Secrets;

/// <summary>The instance's secrets in a key folder: <c>instance.key</c> (32 random bytes) and <c>signing.key</c>
/// (ECDSA P-256, PKCS#8 in PEM).</summary>
/// <remarks>Access codes, vault keys and signatures hang on these two files: losing them loses what they opened, and
/// whoever reads them can forge. So they are made once, readable by the owner only, and never made anew beside data
/// that were written under others.</remarks>
public sealed class FileSecrets : ISecrets, IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly InstanceKeys _keys;

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
        MakeWhereMissing(secretFile, dataExist, () => RandomNumberGenerator.GetBytes(InstanceKeys.SecretLength));
        MakeWhereMissing(keyFile, dataExist, NewSigningKey);

        _keys = new InstanceKeys(
            Read(secretFile),
            Encoding.ASCII.GetString(Read(keyFile)),
            $"Key file '{secretFile}'",
            $"Key file '{keyFile}'");
    }

    /// <inheritdoc/>
    public byte[] PublicKey => _keys.PublicKey;

    /// <inheritdoc/>
    public byte[] Derive(string purpose, ReadOnlySpan<byte> salt = default) => _keys.Derive(purpose, salt);

    /// <inheritdoc/>
    public byte[] Random(int count) => _keys.Random(count);

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data) => _keys.Sign(data);

    /// <summary>Wipes the secret from memory.</summary>
    public void Dispose() => _keys.Dispose();

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

    private static InvalidOperationException Unusable(string path, string why) => new($"Key file '{path}' {why}.");
}
