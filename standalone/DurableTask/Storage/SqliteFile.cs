using GovMedia.Standalone.Engine;
using SQLitePCL;

namespace GovMedia.Standalone.Storage;

/// <summary>One connection to the file.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly sqlite3 handle;

    static SqliteFile() => Batteries_V2.Init();

    public SqliteFile(string path, bool readOnly)
    {
        Path = path;
        int flags = readOnly
            ? raw.SQLITE_OPEN_READONLY
            : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        int result = raw.sqlite3_open_v2(path, out handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (result != raw.SQLITE_OK)
        {
            StoreException failure = Failure(result);
            handle.Dispose();
            throw failure;
        }

        _ = raw.sqlite3_extended_result_codes(handle, 1);
        _ = raw.sqlite3_busy_timeout(handle, 5000);
    }

    public string Path { get; }

    public sqlite3_stmt Prepare(string sql)
    {
        int result = raw.sqlite3_prepare_v3(handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt statement);
        return result == raw.SQLITE_OK ? statement : throw Failure(result);
    }

    public void Execute(string sql)
    {
        int result = raw.sqlite3_exec(handle, sql);
        if (result != raw.SQLITE_OK)
        {
            throw Failure(result);
        }
    }

    public long Scalar(string sql)
    {
        using Statement statement = new(this, sql);
        return statement.Step() ? statement.Int(0) : 0;
    }

    public List<string> Texts(string sql)
    {
        using Statement statement = new(this, sql);
        List<string> rows = [];
        while (statement.Step())
        {
            rows.Add(statement.Text(0) ?? string.Empty);
        }

        return rows;
    }

    /// <summary>Moves what it can from the log into the file without waiting for anybody.</summary>
    /// <returns>Pages in the log, and how many of them are in the file.</returns>
    public (int Log, int Moved) Checkpoint()
    {
        _ = raw.sqlite3_wal_checkpoint_v2(handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out int log, out int moved);
        return (log, moved);
    }

    /// <summary>Empties the log if all of it is in the file and nobody reads from it.</summary>
    public void Truncate() =>
        _ = raw.sqlite3_wal_checkpoint_v2(handle, "main", raw.SQLITE_CHECKPOINT_TRUNCATE, out _, out _);

    public bool InTransaction => raw.sqlite3_get_autocommit(handle) == 0;

    /// <summary>What went wrong, in words an operator can act on.</summary>
    public StoreException Failure(int result)
    {
        string detail = raw.sqlite3_errmsg(handle).utf8_to_string();
        (string what, bool fatal) = (result & 0xff) switch
        {
            raw.SQLITE_FULL => ("the disk or the file's size limit is full; free space and the engine goes on", false),

            // A quota and a process' limit of file sizes refuse to grow a file without calling the disk full.
            raw.SQLITE_IOERR when result is raw.SQLITE_IOERR_WRITE or raw.SQLITE_IOERR_SHMSIZE =>
                ("the disk refused a write; it may be full, or a quota or a limit of file sizes be reached: " +
                "free space or mend the disk and the engine goes on", false),
            raw.SQLITE_READONLY => ("the file or its folder is read-only; the engine needs to write it", false),
            raw.SQLITE_CORRUPT => ("the file is damaged; stop, keep a copy, and restore a backup", true),
            raw.SQLITE_NOTADB => ("the file is not a database", true),
            raw.SQLITE_CANTOPEN => ("the file cannot be opened or created", true),
            raw.SQLITE_IOERR => ("the disk answered with an error; see the system's log for the reason", false),
            raw.SQLITE_BUSY => ("another program keeps the file locked", false),
            _ => ("the database answered with an error", false),
        };
        return new StoreException($"{Path}: {what} (SQLite {result}: {detail}).", fatal);
    }

    public void Dispose() => handle.Dispose();
}
