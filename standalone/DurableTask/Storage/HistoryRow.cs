using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.Storage;

/// <summary>A row of the history table.</summary>
internal static class HistoryRow
{
    public static uint Crc(long key, long seq, long at, ReadOnlySpan<byte> events) =>
        Checksum.Add(Checksum.Add(Checksum.Add(Checksum.Add(0, key), seq), at), events);

    /// <summary>Checks (seq, at, events, crc).</summary>
    /// <exception cref="DamagedRowException">The row does not match its checksum.</exception>
    public static void Check(Statement row, long key, string path)
    {
        if (row.Int(3) != Crc(key, row.Int(0), row.Int(1), row.Bytes(2)))
        {
            throw new DamagedRowException($"{path}: history row ({key}, {row.Int(0)}) does not match its checksum.");
        }
    }

    /// <summary>Reads (seq, at, events, crc).</summary>
    /// <exception cref="DamagedRowException">The row does not match its checksum, or is not the next.</exception>
    public static HistoryChunk Read(Statement row, long key, int next, string path)
    {
        Check(row, key, path);
        if (row.Int(0) != next)
        {
            throw new DamagedRowException($"{path}: history row ({key}, {next}) is missing.");
        }

        return new HistoryChunk((int)row.Int(0), row.Int(1), HistoryJson.Read(row.Bytes(2)));
    }
}
