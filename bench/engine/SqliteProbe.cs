using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace GovMedia.Bench.Engine;

/// <summary>What the disk allows: transactions of one row of 1 KiB, each flushed before the next.</summary>
internal static class SqliteProbe
{
    /// <returns>Commits a second.</returns>
    public static double Run(string file, TimeSpan time)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=false");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute(connection, "CREATE TABLE IF NOT EXISTS rows (key INTEGER PRIMARY KEY, content BLOB);");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO rows (content) VALUES ($content)";
        insert.Parameters.AddWithValue("$content", new byte[1024]);
        insert.Prepare();
        long begun = Stopwatch.GetTimestamp();
        int commits = 0;
        while (Stopwatch.GetElapsedTime(begun) < time)
        {
            // A statement by itself is a transaction.
            insert.ExecuteNonQuery();
            commits++;
        }

        return commits / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
