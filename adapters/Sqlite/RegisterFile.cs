using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Sqlite;

/// <summary>How the register's file is opened, and held against a second process.</summary>
internal static class RegisterFile
{
    /// <summary>Bytes of a page: rows of a case's usual size then stay in their leaf.</summary>
    public const int PageSize = 8192;

    /// <summary>Takes the file for this process, until the answer is disposed or the process ends in any way.</summary>
    /// <exception cref="InvalidOperationException">Another process holds it.</exception>
    public static FileStream Hold(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy) when (busy is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new InvalidOperationException(
                $"'{path}' is in use by another running instance; one data directory serves one instance.", busy);
        }
    }

    /// <summary>A connection that may write.</summary>
    public static SqliteConnection OpenWriter(string path) => Open(
        path,
        SqliteOpenMode.ReadWriteCreate,
        // A checkpoint never rides on a commit: see WalCheckpointer.
        $"""
        PRAGMA page_size = {PageSize};
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -16384;
        """);

    /// <summary>A connection that can only read.</summary>
    public static SqliteConnection OpenReader(string path) => Open(
        path, SqliteOpenMode.ReadOnly, "PRAGMA query_only = 1; PRAGMA cache_size = -4096;");

    private static SqliteConnection Open(string path, SqliteOpenMode mode, string pragmas)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 10,
        }.ToString());
        try
        {
            connection.Open();
            RegisterSchema.Execute(connection, pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
