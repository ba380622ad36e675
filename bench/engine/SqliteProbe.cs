using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace GovMedia.Bench.Engine;

/// <summary>What disk and processors allow: transactions of one row of 1 KiB, each flushed before the next.</summary>
internal sealed class SqliteProbe : IDisposable
{
    private const int LogRows = 4_000;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand insert;

    public SqliteProbe(string file)
    {
        connection = new($"Data Source={file};Pooling=false");
        connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute("CREATE TABLE rows (key INTEGER PRIMARY KEY, content BLOB);");
        insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO rows (content) VALUES ($content)";
        insert.Parameters.AddWithValue("$content", new byte[1024]);
        insert.Prepare();

        // A log that is written over is flushed faster than one that grows, and is what a running engine has.
        Execute("BEGIN");
        for (int i = 0; i < LogRows; i++)
        {
            insert.ExecuteNonQuery();
        }

        Execute("COMMIT; PRAGMA wal_checkpoint(RESTART);");
    }

    public Load Run(TimeSpan time)
    {
        List<double> latencies = [];
        long begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            long asked = Stopwatch.GetTimestamp();

            // A statement by itself is a transaction.
            insert.ExecuteNonQuery();
            latencies.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return new Load(Stopwatch.GetElapsedTime(begun).TotalSeconds, [.. latencies]);
    }

    public void Dispose()
    {
        insert.Dispose();
        connection.Dispose();
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
