using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.Storage;

/// <summary>A row of the inbox table.</summary>
internal static class InboxRow
{
    public const string SelectAll = "SELECT seq, event, crc, instance FROM inbox";

    public static uint Crc(long key, long seq, ReadOnlySpan<byte> text) =>
        Checksum.Add(Checksum.Add(Checksum.Add(0, key), seq), text);

    /// <summary>Checks (seq, event, crc).</summary>
    /// <exception cref="DamagedRowException">The row does not match its checksum.</exception>
    public static void Check(Statement row, long key, string path)
    {
        if (row.Int(2) != Crc(key, row.Int(0), row.Bytes(1)))
        {
            throw new DamagedRowException($"{path}: inbox row ({key}, {row.Int(0)}) does not match its checksum.");
        }
    }
}
