using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.Storage;

/// <summary>Reads every page and every checksum, and looks for what set each timer.</summary>
internal static class Verification
{
    // A timer has no checksum: the call that set it has, or the instance whose start it is.
    private const string StrayTimers = """
        SELECT 'timer ' || t.task || ' of instance ' || t.instance || ' is due when nobody set it' FROM timers t
        WHERE t.task < 0 AND NOT EXISTS (SELECT 1 FROM instances i WHERE i.key = t.instance AND i.start_at = t.due)
          OR t.task >= 0 AND NOT EXISTS (
            SELECT 1 FROM history h, json_each(h.events) e
            WHERE h.instance = t.instance AND json_extract(e.value, '$.type') = 'TimerCreated'
              AND json_extract(e.value, '$.id') = t.task AND json_extract(e.value, '$.due') = t.due)
        LIMIT 100
        """;

    /// <returns>What is damaged; empty when the file is sound.</returns>
    public static IReadOnlyList<string> Run(SqliteFile file, CancellationToken cancellation)
    {
        List<string> found = [];
        try
        {
            found.AddRange(file.Texts("PRAGMA integrity_check(100)").Where(line => line != "ok"));
            cancellation.ThrowIfCancellationRequested();
            string instances = $"SELECT {InstanceRow.Columns} FROM instances i";
            Rows(file, instances, row => InstanceRow.Read(row, file.Path), found);
            cancellation.ThrowIfCancellationRequested();
            Rows(
                file,
                "SELECT seq, at, events, crc, instance FROM history",
                row => HistoryRow.Check(row, row.Int(4), file.Path),
                found);
            cancellation.ThrowIfCancellationRequested();
            Rows(file, ActivityRow.Select, row => ActivityRow.Read(row, file.Path), found);
            Rows(file, InboxRow.SelectAll, row => InboxRow.Check(row, row.Int(3), file.Path), found);
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(file.Texts(StrayTimers));
        }
        catch (StoreException failure)
        {
            found.Add(failure.Message);
        }

        return found;
    }

    private static void Rows(SqliteFile file, string sql, Action<Statement> read, List<string> found)
    {
        using Statement statement = new(file, sql);
        while (statement.Step())
        {
            try
            {
                read(statement);
            }
            catch (DamagedRowException damage)
            {
                found.Add(damage.Message);
            }
        }
    }
}
