using GovMedia.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Sqlite;

/// <summary>A read-only connection with its statements. Used by one caller at a time.</summary>
internal sealed class RegisterReader : IDisposable
{
    /// <summary>Any blob sorts after every text: the end of a range without an end.</summary>
    private static readonly byte[] AfterEveryText = [];

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _one;
    private readonly SqliteCommand _range;
    private readonly SqliteCommand _across;

    public RegisterReader(string path)
    {
        _connection = RegisterFile.OpenReader(path);
        _one = RowStatements.Prepare(
            _connection,
            "SELECT partition, key, body, etag FROM register_row WHERE partition = $p AND key = $k",
            "$p", "$k");
        _range = RowStatements.Prepare(
            _connection,
            """
            SELECT partition, key, body, etag FROM register_row
            WHERE partition = $p AND key >= $from AND key < $to ORDER BY key LIMIT $n
            """,
            "$p", "$from", "$to", "$n");

        // Partition by partition, one seek each, so that one row out of each of many cases costs no more than that.
        _across = RowStatements.Prepare(
            _connection,
            """
            WITH RECURSIVE names(name) AS (
                SELECT min(partition) FROM register_row WHERE partition >= $first AND partition < $end
                UNION ALL
                SELECT (SELECT min(partition) FROM register_row WHERE partition > name AND partition < $end)
                FROM names WHERE name IS NOT NULL)
            SELECT r.partition, r.key, r.body, r.etag
            FROM names CROSS JOIN register_row r
            WHERE r.partition = names.name AND r.key < $to
                AND r.key >= CASE WHEN names.name = $first THEN max($from, $after) ELSE $from END
                AND (names.name > $first OR r.key > $after)
            LIMIT $n
            """,
            "$first", "$end", "$from", "$to", "$after", "$n");
    }

    public Row? One(string partition, string key) => Rows(_one, 1, partition, key) is [Row row] ? row : null;

    public List<Row> Range(string partition, string from, string? to, int limit) =>
        Rows(_range, limit, partition, from, to ?? (object)AfterEveryText, limit);

    /// <summary>Rows of the partitions from <paramref name="first"/>, where only keys after
    /// <paramref name="after"/> count, up to <paramref name="end"/> (exclusive, null: to the last).</summary>
    public List<Row> Across(string first, string after, string? end, string from, string? to, int limit) => Rows(
        _across, limit, first, end ?? (object)AfterEveryText, from, to ?? (object)AfterEveryText, after, limit);

    /// <inheritdoc/>
    public void Dispose()
    {
        _one.Dispose();
        _range.Dispose();
        _across.Dispose();
        _connection.Dispose();
    }

    private static List<Row> Rows(SqliteCommand command, int limit, params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        List<Row> rows = new(Math.Min(limit, 16));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(new Row(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                RowStatements.ETagOf(reader.GetInt64(3))));
        }

        return rows;
    }
}
