using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using GovMedia.Adapters.Backup;
using GovMedia.Adapters.Composition;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Moving;

/// <summary>Writes everything an instance knows into one file, from which another instance goes on.</summary>
/// <remarks>Register and archive whole, and the keys under a passphrase. The engine's state is left behind: the
/// register is the truth, and each open case's orchestration begins anew from it. No host may serve the instance
/// meanwhile, nor ever again once the other has taken over.</remarks>
public static class InstanceExport
{
    /// <summary>Writes the file.</summary>
    /// <param name="from">The instance.</param>
    /// <param name="file">Where to; must not exist.</param>
    /// <param name="passphrase">At least twelve characters.</param>
    /// <param name="machineClock">The machine's clock, for the manifest.</param>
    /// <param name="cancellation">Stops it; nothing is left of the file.</param>
    /// <exception cref="InvalidOperationException">There is nothing to export, the file exists, or the passphrase is
    /// too short.</exception>
    public static async Task<MoveManifest> WriteAsync(
        GovMediaSettings from,
        string file,
        string passphrase,
        TimeProvider machineClock,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(passphrase);
        ArgumentNullException.ThrowIfNull(machineClock);
        Require(from, file, passphrase);
        PlainKeys keys = StoredInstance.ReadKeys(from);
        StoredInstance.Check(keys).Dispose();
        string unfinished = file + ".unfinished";
        FileStreamOptions owner = new() { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            owner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            MoveManifest manifest;
            await using (FileStream stream = new(unfinished, owner))
            {
                await using (StoredInstance instance = await StoredInstance.OpenAsync(from, machineClock, cancellation))
                await using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
                {
                    (long rows, string hash) = await WriteRowsAsync(zip, instance.Register, cancellation);
                    List<BackupFile> bodies = await WriteBodiesAsync(zip, instance.Archive, cancellation);
                    manifest = new(MoveManifest.CurrentFormat, machineClock.GetUtcNow(), rows, hash, bodies);
                    byte[] text = manifest.ToBytes();
                    await AddAsync(zip, MoveManifest.Name, text, cancellation);
                    byte[] wrapped = JsonSerializer.SerializeToUtf8Bytes(
                        WrappedKeys.Wrap(keys, passphrase, text), MoveManifest.Layout);
                    await AddAsync(zip, MoveManifest.KeysName, wrapped, cancellation);
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static void Require(GovMediaSettings from, string file, string passphrase)
    {
        if (passphrase.Length < WrappedKeys.ShortestPassphrase)
        {
            throw new InvalidOperationException(
                $"The passphrase has {passphrase.Length} characters; at least {WrappedKeys.ShortestPassphrase} are "
                + "accepted.");
        }

        if (File.Exists(file))
        {
            throw new InvalidOperationException($"'{file}' exists; an export goes into a new file.");
        }

        if (from.Azure is null && !File.Exists(from.RegisterPath))
        {
            throw new InvalidOperationException($"There is no register '{from.RegisterPath}': nothing to export.");
        }
    }

    private static async Task<(long Rows, string Hash)> WriteRowsAsync(
        ZipArchive zip, IRegisterStore register, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long rows = 0;
        await using Stream lines = await zip.CreateEntry(MoveManifest.RowsName).OpenAsync(cancellation);
        await foreach (Row row in register.ScanAsync(string.Empty, cancellation: cancellation))
        {
            byte[] line =
            [
                .. JsonSerializer.SerializeToUtf8Bytes(
                    new MovedRow(row.Partition, row.Key, row.Body), MoveManifest.Layout),
                (byte)'\n',
            ];
            hash.AppendData(line);
            await lines.WriteAsync(line, cancellation);
            rows++;
        }

        return (rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<List<BackupFile>> WriteBodiesAsync(
        ZipArchive zip, IBlobArchive archive, CancellationToken cancellation)
    {
        List<BackupFile> bodies = [];
        await foreach (string name in archive.ListAsync(string.Empty, cancellation))
        {
            byte[] body = await archive.ReadAsync(name, cancellation)
                ?? throw new InvalidOperationException($"'{name}' of the archive is listed and cannot be read.");
            await AddAsync(zip, MoveManifest.ArchivePrefix + name, body, cancellation);
            bodies.Add(new BackupFile(name, body.Length, Convert.ToHexStringLower(SHA256.HashData(body))));
        }

        return bodies;
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] body, CancellationToken cancellation)
    {
        await using Stream entry = await zip.CreateEntry(name).OpenAsync(cancellation);
        await entry.WriteAsync(body, cancellation);
    }
}
