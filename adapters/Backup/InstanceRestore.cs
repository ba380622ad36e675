using GovMedia.Adapters.Files;

namespace GovMedia.Adapters.Backup;

/// <summary>Brings a backup back as the data of an instance that is not running.</summary>
public static class InstanceRestore
{
    /// <summary>Compares a backup with its manifest, byte by byte.</summary>
    /// <returns>The manifest.</returns>
    /// <exception cref="InvalidOperationException">A file is missing, extra or changed; names the first.</exception>
    public static async Task<BackupManifest> VerifyAsync(string folder, CancellationToken cancellation = default)
    {
        BackupManifest manifest = await BackupManifest.ReadAsync(folder, cancellation);
        HashSet<string> expected = [.. manifest.Files.Select(file => file.Path)];
        string? extra = FileCopy.PathsBelow(folder)
            .FirstOrDefault(path => path != BackupManifest.FileName && !expected.Contains(path));
        if (extra is not null)
        {
            throw new InvalidOperationException($"'{extra}' is not in the backup's manifest.");
        }

        foreach (BackupFile file in manifest.Files)
        {
            if (!File.Exists(Path.Combine(folder, file.Path)))
            {
                throw new InvalidOperationException($"'{file.Path}' is missing from the backup.");
            }

            if (await FileCopy.MeasureAsync(folder, file.Path, cancellation) != file)
            {
                throw new InvalidOperationException($"'{file.Path}' of the backup is not as it was written.");
            }
        }

        return manifest;
    }

    /// <summary>Restores into a data directory that is absent or empty: whole, or not at all.</summary>
    /// <exception cref="InvalidOperationException">The directory holds something, or the backup is not sound; nothing
    /// was restored.</exception>
    public static async Task<BackupManifest> RunAsync(
        string folder, string dataDirectory, CancellationToken cancellation = default)
    {
        string backup = Path.GetFullPath(folder);
        string data = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataDirectory));
        InstanceBackup.RequireEmpty(data, "a restored instance");
        BackupManifest manifest = await VerifyAsync(backup, cancellation);

        // Beside its place first: an instance must never start on half of its data.
        string unfinished = data + ".restoring";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        DurableFile.CreateFolder(unfinished);
        foreach (BackupFile file in manifest.Files)
        {
            DurableFile.CreateFolder(Path.GetDirectoryName(Path.Combine(unfinished, file.Path))!);
            BackupFile copied = await FileCopy.RunAsync(
                Path.Combine(backup, file.Path), unfinished, file.Path, cancellation);
            if (copied != file)
            {
                throw new InvalidOperationException($"'{file.Path}' changed while it was being restored.");
            }
        }

        foreach (string below in Directory.EnumerateDirectories(unfinished, "*", SearchOption.AllDirectories))
        {
            DurableFile.FlushFolder(below);
        }

        DurableFile.FlushFolder(unfinished);
        if (Directory.Exists(data))
        {
            Directory.Delete(data);
        }

        Directory.Move(unfinished, data);
        DurableFile.FlushFolder(Path.GetDirectoryName(data)!);
        return manifest;
    }
}
