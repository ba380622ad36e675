using System.Security.Cryptography;

namespace GovMedia.Adapters.Backup;

/// <summary>Copies a file, flushed to disk, and tells what was copied.</summary>
internal static class FileCopy
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Copies to a name that must be free. Keys are for their owner alone, archived bodies
    /// read-only.</summary>
    public static async Task<BackupFile> RunAsync(
        string from, string toFolder, string path, CancellationToken cancellation)
    {
        string to = Path.Combine(toFolder, path);
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            // Personal data stand in every part of it, so nobody else reads a backup.
            options.UnixCreateMode = OwnerOnly;
        }

        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        await using (FileStream source = File.OpenRead(from))
        await using (FileStream target = new(to, options))
        {
            byte[] buffer = new byte[1 << 16];
            int read;
            while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                length += read;
                await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            target.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows() && path.StartsWith("archive/", StringComparison.Ordinal))
        {
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }

        return new BackupFile(path, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Measures a file without copying it.</summary>
    public static async Task<BackupFile> MeasureAsync(string folder, string path, CancellationToken cancellation)
    {
        await using FileStream stream = File.OpenRead(Path.Combine(folder, path));
        byte[] hash = await SHA256.HashDataAsync(stream, cancellation);
        return new BackupFile(path, stream.Length, Convert.ToHexStringLower(hash));
    }

    /// <summary>Every file below a folder, as paths with <c>/</c>, in ordinal order.</summary>
    public static IEnumerable<string> PathsBelow(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
