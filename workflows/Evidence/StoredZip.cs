using System.Buffers.Binary;
using System.Text;

namespace GovMedia.Workflows.Evidence;

/// <summary>Writes a zip whose bytes follow from its members alone: stored, in the order given, without times of day.</summary>
/// <remarks>So a package can be checked by writing it anew and comparing: a byte changed anywhere, in a header too, shows.</remarks>
public static class StoredZip
{
    private const ushort Version = 20;
    private const ushort Utf8Names = 0x0800;

    // 1980-01-01, the zip format's first day.
    private const ushort DosDate = 0x0021;
    private static readonly uint[] Crc = MakeCrcTable();

    /// <summary>The zip of these members.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, byte[]>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        using MemoryStream zip = new();
        using MemoryStream directory = new();
        ushort count = 0;
        foreach ((string name, byte[] body) in members)
        {
            byte[] nameBytes = Encoding.UTF8.GetBytes(name);
            uint crc = Crc32(body);
            uint offset = checked((uint)zip.Position);
            Header(zip, 0x04034b50, crc, body.Length, nameBytes, null);
            zip.Write(body);
            Header(directory, 0x02014b50, crc, body.Length, nameBytes, offset);
            count = checked((ushort)(count + 1));
        }

        uint start = checked((uint)zip.Position);
        directory.WriteTo(zip);
        Span<byte> end = stackalloc byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        zip.Write(end);
        return zip.ToArray();
    }

    private static void Header(MemoryStream to, uint signature, uint crc, int size, byte[] name, uint? offset)
    {
        using BinaryWriter writer = new(to, Encoding.UTF8, leaveOpen: true);
        writer.Write(signature);
        if (offset is not null)
        {
            writer.Write(Version);
        }

        writer.Write(Version);
        writer.Write(Utf8Names);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(DosDate);
        writer.Write(crc);
        writer.Write(size);
        writer.Write(size);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)0);
        if (offset is { } at)
        {
            writer.Write((ushort)0);
            writer.Write((ushort)0);
            writer.Write((ushort)0);
            writer.Write(0u);
            writer.Write(at);
        }

        writer.Write(name);
    }

    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in data)
        {
            crc = Crc[(crc ^ b) & 0xff] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
