using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace GovMedia.Standalone.Storage;

/// <summary>CRC-32C over the parts of a row, so that a damaged byte is found and not believed.</summary>
internal static class Checksum
{
    public static uint Add(uint crc, long value) => BitOperations.Crc32C(crc, (ulong)value);

    public static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (byte one in bytes[(words.Length * 8)..])
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return BitOperations.Crc32C(crc, (uint)bytes.Length);
    }

    public static uint Add(uint crc, string? text)
    {
        if (text is null)
        {
            return BitOperations.Crc32C(crc, (byte)0xff);
        }

        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        Span<byte> bytes = most > 1024 ? new byte[most] : stackalloc byte[1024];
        return Add(crc, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}
