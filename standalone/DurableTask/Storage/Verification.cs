using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.Storage;

/// <summary>Reads every page and every checksum.</summary>
internal static class Verification
{
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
