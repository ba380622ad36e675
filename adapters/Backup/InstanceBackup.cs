using GovMedia.Adapters.Files;
using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Backup;

/// <summary>Copies the data of an embedded instance, running or not, into a folder.</summary>
/// <remarks>
/// The order makes the copy consistent, since the engine's file and the register share no commit. First the engine's
/// file, then the register, then the archive, the office's packs, the keys. So the register is never behind the engine: what the
/// copy's register holds beyond its engine is woken by the sweeper and done again under its idempotent keys, while a
/// register behind its engine would have lost what the engine believes done. And the archive is never behind the
/// register: a body is archived before a row names it, and never changed or removed. Each SQLite file is one snapshot,
/// taken through SQLite while writers go on. A backup holds personal data and the keys: guard it as the instance
/// itself.
/// </remarks>
public static class InstanceBackup
{
    private const string Register = "register.db";

    /// <summary>What the host notes of its clocks. Older than the databases they do no harm: time is gone through
    /// again.</summary>
    private static readonly string[] Notes = ["simulated-clock", "timers.json"];

    /// <summary>Writes the backup.</summary>
    /// <param name="dataDirectory">The instance's data directory.</param>
    /// <param name="folder">Where to; absent or empty.</param>
    /// <param name="machineClock">The machine's clock, for the manifest.</param>
    /// <param name="cancellation">Stops it; the folder then has no manifest and is no backup.</param>
    /// <returns>The manifest written.</returns>
    /// <exception cref="InvalidOperationException">There is no register, or the folder is not empty.</exception>
    public static async Task<BackupManifest> WriteAsync(
        string dataDirectory, string folder, TimeProvider machineClock, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(machineClock);
        string data = Path.GetFullPath(dataDirectory);
        string target = Path.GetFullPath(folder);
        if (!File.Exists(Path.Combine(data, Register)))
        {
            throw new InvalidOperationException($"'{data}' has no {Register}: there is nothing to back up.");
        }

        RequireEmpty(target, "a backup");
        DateTimeOffset began = machineClock.GetUtcNow();
        DurableFile.CreateFolder(target);
        List<BackupFile> files = [];
        foreach (string note in Notes.Where(note => File.Exists(Path.Combine(data, note))))
        {
            files.Add(await FileCopy.RunAsync(Path.Combine(data, note), target, note, cancellation));
        }

        foreach (string name in Databases(data))
        {
            cancellation.ThrowIfCancellationRequested();
            CopyDatabase(Path.Combine(data, name), Path.Combine(target, name));
            files.Add(await FileCopy.MeasureAsync(target, name, cancellation));
        }

        foreach (string part in new[] { "archive", "packs", "keys" })
        {
            files.AddRange(await CopyFolderAsync(data, target, part, cancellation));
        }

        files.Sort((one, other) => string.CompareOrdinal(one.Path, other.Path));
        BackupManifest manifest = new(BackupManifest.CurrentFormat, began, files);
        string path = Path.Combine(target, BackupManifest.FileName);
        DurableFile.Create(path, path + "~", manifest.ToBytes(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return manifest;
    }

    /// <summary>Refuses a folder that holds anything.</summary>
    internal static void RequireEmpty(string folder, string what)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new InvalidOperationException($"'{folder}' is not empty; {what} goes into a new or empty folder.");
        }
    }

    /// <summary>The register last; see the remarks.</summary>
    private static IEnumerable<string> Databases(string data) =>
        Directory.EnumerateFiles(data, "*.db")
            .Select(file => Path.GetFileName(file))
            .OrderBy(name => name == Register)
            .ThenBy(name => name, StringComparer.Ordinal);

    private static void CopyDatabase(string from, string to)
    {
        using (SqliteConnection source = Open(from, SqliteOpenMode.ReadWrite))
        using (SqliteConnection target = Open(to, SqliteOpenMode.ReadWriteCreate))
        {
            source.BackupDatabase(target);

            // One file, without a log beside it.
            Sqlite.RegisterSchema.Execute(target, "PRAGMA journal_mode = DELETE");
            Sqlite.RegisterSchema.RequireSound(target);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        using FileStream file = new(to, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static async Task<List<BackupFile>> CopyFolderAsync(
        string data, string target, string part, CancellationToken cancellation)
    {
        List<BackupFile> copied = [];
        string from = Path.Combine(data, part);
        if (!Directory.Exists(from))
        {
            return copied;
        }

        foreach (string path in FileCopy.PathsBelow(from).Where(path => !path.StartsWith('~')))
        {
            string whole = $"{part}/{path}";
            DurableFile.CreateFolder(Path.GetDirectoryName(Path.Combine(target, whole))!);
            copied.Add(await FileCopy.RunAsync(Path.Combine(from, path), target, whole, cancellation));
        }

        return copied;
    }
}
