using GovMedia.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Sqlite;

/// <summary>The writer's prepared statements. Not thread-safe: one writer owns them.</summary>
internal sealed class RowStatements : IDisposable
{
    /// <summary>Row versions reserved at a time. Versions are never used twice, across deletions and restarts, so that
    /// a row deleted and written again is never taken for the one that was read.</summary>
    private const long Block = 1 << 20;

    private readonly SqliteCommand _version;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _reserve;
    private long _next;
    private long _end;

    public RowStatements(SqliteConnection connection)
    {
        _version = Prepare(connection, "SELECT etag FROM register_row WHERE partition = $p AND key = $k", "$p", "$k");
        _put = Prepare(
            connection,
            """
            INSERT INTO register_row (partition, key, etag, body) VALUES ($p, $k, $e, $b)
            ON CONFLICT (partition, key) DO UPDATE SET etag = excluded.etag, body = excluded.body
            """,
            "$p", "$k", "$e", "$b");
        _delete = Prepare(connection, "DELETE FROM register_row WHERE partition = $p AND key = $k", "$p", "$k");
        _reserve = Prepare(
            connection, "UPDATE counter SET value = value + $n WHERE name = 'etag' RETURNING value", "$n");
        Reserve();
    }

    /// <summary>Applies one commit within the open transaction, or finds the first row in its way and applies
    /// nothing.</summary>
    /// <returns>The key in the way, or null.</returns>
    public string? Apply(string partition, IReadOnlyList<RowChange> changes)
    {
        foreach (RowChange change in changes)
        {
            bool asExpected = change switch
            {
                RowChange.Insert => Version(partition, change.Key) is null,
                RowChange.Replace replace => Version(partition, change.Key) == replace.ETag,
                RowChange.Delete { ETag: { } read } => Version(partition, change.Key) == read,
                _ => true,
            };
            if (!asExpected)
            {
                return change.Key;
            }
        }

        foreach (RowChange change in changes)
        {
            if (change.NewBody is { } body)
            {
                Put(partition, change.Key, body);
            }
            else
            {
                Bind(_delete, partition, change.Key).ExecuteNonQuery();
            }
        }

        return null;
    }

    /// <summary>Drops the versions reserved: the transaction that reserved them may have been rolled back.</summary>
    public void Forget() => _next = _end = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        _version.Dispose();
        _put.Dispose();
        _delete.Dispose();
        _reserve.Dispose();
    }

    /// <summary>The text a version is handed out as.</summary>
    public static string ETagOf(long version) => version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A prepared statement with its parameters still to be given.</summary>
    public static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> names)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is this folder's own text; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (string name in names)
        {
            command.Parameters.AddWithValue(name, string.Empty);
        }

        command.Prepare();
        return command;
    }

    private string? Version(string partition, string key) =>
        Bind(_version, partition, key).ExecuteScalar() is long version ? ETagOf(version) : null;

    private void Put(string partition, string key, string body)
    {
        if (_next == _end)
        {
            Reserve();
        }

        SqliteCommand put = Bind(_put, partition, key);
        put.Parameters[2].Value = _next++;
        put.Parameters[3].Value = body;
        put.ExecuteNonQuery();
    }

    private void Reserve()
    {
        _reserve.Parameters[0].Value = Block;
        _end = (long)_reserve.ExecuteScalar()!;
        _next = _end - Block;
    }

    private static SqliteCommand Bind(SqliteCommand command, string partition, string key)
    {
        command.Parameters[0].Value = partition;
        command.Parameters[1].Value = key;
        return command;
    }
}
