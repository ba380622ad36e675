using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.Storage;

/// <summary>The file with its lock, its writer, its readers and its checkpoints.</summary>
internal sealed class StoreFile : IDisposable
{
    private readonly FileStream guard;
    private readonly SqliteFile writer;
    private readonly Checkpointer checkpointer;

    private StoreFile(string path, FileStream guard, StandaloneOptions options)
    {
        Path = path;
        this.guard = guard;
        writer = new SqliteFile(path, readOnly: false);
        try
        {
            Prepare(options);
        }
        catch
        {
            writer.Dispose();
            throw;
        }

        Store = new SqliteStore(writer);
        Readers = new ReaderPool(path);
        checkpointer = new Checkpointer(path);
    }

    public string Path { get; }

    public SqliteStore Store { get; }

    public ReaderPool Readers { get; }

    /// <summary>Opens the file for this process alone.</summary>
    /// <exception cref="StandaloneStorageException">It cannot be used, and why.</exception>
    public static StoreFile Open(StandaloneOptions options)
    {
        string path = System.IO.Path.GetFullPath(options.Path);
        FileStream? guard = null;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            guard = Lock(path);
            return new StoreFile(path, guard, options);
        }
        catch (Exception failure) when (failure is StoreException or UnauthorizedAccessException or IOException)
        {
            guard?.Dispose();
            throw failure as StandaloneStorageException ?? new StandaloneStorageException(failure.Message, failure);
        }
    }

    /// <summary>Called after each transaction.</summary>
    public void Written() => checkpointer.Written(writer);

    public IReadOnlyList<string> Verify(CancellationToken cancellation)
    {
        using SqliteFile file = new(Path, readOnly: true);
        return Verification.Run(file, cancellation);
    }

    public void Backup(string target)
    {
        if (File.Exists(target))
        {
            throw new IOException($"{target} exists; a backup overwrites nothing.");
        }

        using SqliteFile file = new(Path, readOnly: true);
        using Statement copy = new(file, "VACUUM INTO ?1");
        copy.Bind(1, System.IO.Path.GetFullPath(target)).Run();
    }

    public void Dispose()
    {
        checkpointer.Dispose();
        Readers.Dispose();
        Store.Dispose();
        _ = writer.Checkpoint();
        writer.Dispose();
        guard.Dispose();
    }

    private static FileStream Lock(string path)
    {
        try
        {
            // The lock is the operating system's: it ends with the process, however that ends.
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException failure) when (failure is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new StandaloneStorageException(
                $"{path} is in use by another process (or a second engine of this one): it holds {path}.lock. " +
                "Stop that process first; one file has one engine.",
                failure);
        }
    }

    private void Prepare(StandaloneOptions options)
    {
        if (writer.Texts("PRAGMA journal_mode = WAL") is not ["wal"])
        {
            throw new StoreException(
                $"{Path}: this file system cannot hold a write-ahead log (is it a network drive?); use a local disk.",
                isFatal: true);
        }

        writer.Execute("PRAGMA synchronous = FULL");
        writer.Execute("PRAGMA wal_autocheckpoint = 0");
        writer.Execute("PRAGMA cache_size = -32768");
        writer.Execute("PRAGMA temp_store = MEMORY");
        Schema.Upgrade(writer);
        if (options.MaximumFileBytes is { } most)
        {
            writer.Execute($"PRAGMA max_page_count = {Math.Max(1, most / writer.Scalar("PRAGMA page_size"))}");
        }

        if (options.VerifyOnOpen && Verification.Run(writer, CancellationToken.None) is [string first, ..] found)
        {
            throw new StoreException($"{Path}: {found.Count} defects found, the first: {first}", isFatal: true);
        }
    }
}
