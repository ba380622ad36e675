using System.Text;

namespace GovMedia.Functions.Objections;

/// <summary>Finds the type of a file by looking at its bytes; what a client declares is not believed.</summary>
public static class FileTypes
{
    private static readonly (byte[] Start, string Type)[] Known =
    [
        ("%PDF-"u8.ToArray(), "application/pdf"),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png"),
        ([0xFF, 0xD8, 0xFF], "image/jpeg"),
        ("GIF8"u8.ToArray(), "image/gif"),
        ([0x50, 0x4B, 0x03, 0x04], "application/zip"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "application/x-ole-storage"),
        ([0x49, 0x49, 0x2A, 0x00], "image/tiff"),
        ([0x4D, 0x4D, 0x00, 0x2A], "image/tiff"),
        ("OggS"u8.ToArray(), "application/ogg"),
        ("ID3"u8.ToArray(), "audio/mpeg"),
    ];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What is accepted, in words.</summary>
    public const string Accepted = "PDF, PNG, JPEG, GIF, WebP, TIFF, DOC(X), XLS(X), OFD, ZIP, MP4, MP3, WAV, Ogg, UTF-8 text";

    /// <summary>The media type of a file; null where it is none that is accepted.</summary>
    public static string? Of(ReadOnlySpan<byte> content)
    {
        foreach ((byte[] start, string type) in Known)
        {
            if (content.StartsWith(start))
            {
                return type;
            }
        }

        if (content.Length >= 12 && content[..4].SequenceEqual("RIFF"u8))
        {
            return content[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
                : content[8..12].SequenceEqual("WAVE"u8) ? "audio/wav" : null;
        }

        if (content.Length >= 12 && content[4..8].SequenceEqual("ftyp"u8))
        {
            return "video/mp4";
        }

        return IsText(content) ? "text/plain" : null;
    }

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || content.Contains((byte)0))
        {
            return false;
        }

        try
        {
            _ = Strict.GetCharCount(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
