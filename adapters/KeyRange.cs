namespace GovMedia.Adapters;

/// <summary>Bounds of ordinal key ranges, within the key alphabet of the register.</summary>
internal static class KeyRange
{
    /// <summary>The first text, in ordinal order, after every text that begins with the prefix; null where there is
    /// none (an empty prefix, or one of nothing but the last character).</summary>
    public static string? After(string prefix)
    {
        for (int last = prefix.Length - 1; last >= 0; last--)
        {
            if (prefix[last] != char.MaxValue)
            {
                // Surrogates are no key characters, and an unpaired one has no UTF-8 form: step over them.
                char next = (char)(prefix[last] + 1);
                return prefix[..last] + (char.IsSurrogate(next) ? '\uE000' : next);
            }
        }

        return null;
    }
}
