namespace GovMedia.Adapters;

/// <summary>The names a body may be archived under, the same on every adapter.</summary>
internal static class ArchiveNames
{
    private const int Length = 512;

    /// <summary>A segment is a file name where the archive is a folder.</summary>
    private const int SegmentLength = 255;

    /// <summary>Refuses a name no body may have.</summary>
    /// <exception cref="ArgumentException">Says the name and what is accepted.</exception>
    public static void Check(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        bool sound = name.Length is > 0 and <= Length
            && name.Split('/').All(part => part.Length is > 0 and <= SegmentLength && part is not ("." or ".."))
            && IsPrefix(name);
        if (!sound)
        {
            throw new ArgumentException(
                $"'{name}' is no archive name: 1 to {Length} of a-z A-Z 0-9 . _ - /, each part 1 to {SegmentLength} "
                + "long and neither '.' nor '..'.",
                nameof(name));
        }
    }

    /// <summary>Refuses a prefix no name can begin with.</summary>
    /// <exception cref="ArgumentException">Says the prefix and what is accepted.</exception>
    public static void CheckPrefix(string prefix)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        if (!IsPrefix(prefix))
        {
            throw new ArgumentException($"'{prefix}' begins no archive name: a-z A-Z 0-9 . _ - /.", nameof(prefix));
        }
    }

    private static bool IsPrefix(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' or '/');
}
