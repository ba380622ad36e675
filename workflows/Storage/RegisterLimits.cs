using System.Text;

namespace GovMedia.Workflows.Storage;

/// <summary>What one commit may hold, on every adapter.</summary>
public static class RegisterLimits
{
    /// <summary>Changes in one commit.</summary>
    public const int RowsPerCommit = 90;

    /// <summary>UTF-8 bytes of all bodies in one commit.</summary>
    public const int BytesPerCommit = 3_500_000;

    /// <summary>UTF-8 bytes of one body.</summary>
    public const int BytesPerRow = 900_000;

    /// <summary>Characters of a partition name or key.</summary>
    public const int KeyLength = 256;

    /// <summary>UTF-8 bytes of a partition name or key.</summary>
    /// <remarks>A table store names each row of a transaction in one header line, partition and key escaped; the
    /// official client reads lines of 4,096 bytes. At the worst, quotes and three-byte characters, these are 1,752 of
    /// it each.</remarks>
    public const int KeyBytes = 400;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Whether a text may be a partition name or key: 1 to 256 characters of at most 400 bytes, none of <c>/
    /// \ # ? %</c>, no control character and nothing beyond the basic multilingual plane.</summary>
    /// <remarks>Within that plane the order by UTF-16 code units (Azure Tables, <see cref="StringComparer.Ordinal"/>)
    /// and the order by UTF-8 bytes (SQLite) are one; beyond it they differ, so such characters are refused.</remarks>
    public static bool IsKey(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length is 0 or > KeyLength || Encoding.UTF8.GetByteCount(text) > KeyBytes)
        {
            return false;
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || !rune.IsBmp || Rune.IsControl(rune)
                || rune.Value is '/' or '\\' or '#' or '?' or '%')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Refuses a commit that breaks a limit, the same way on every adapter.</summary>
    /// <exception cref="ArgumentException">Names the limit, the value and what is accepted.</exception>
    public static void Check(string partition, IReadOnlyList<RowChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (!IsKey(partition))
        {
            throw new ArgumentException($"Partition '{partition}' is not a register key.", nameof(partition));
        }

        if (changes.Count is 0 or > RowsPerCommit)
        {
            throw new ArgumentException($"A commit holds 1 to {RowsPerCommit} changes, not {changes.Count}.", nameof(changes));
        }

        HashSet<string> keys = new(StringComparer.Ordinal);
        long total = 0;
        foreach (RowChange change in changes)
        {
            if (!IsKey(change.Key))
            {
                throw new ArgumentException($"Key '{change.Key}' is not a register key.", nameof(changes));
            }

            if (!keys.Add(change.Key))
            {
                throw new ArgumentException($"Key '{change.Key}' occurs twice in one commit.", nameof(changes));
            }

            int bytes = change.NewBody is { } body ? Strict.GetByteCount(body) : 0;
            if (bytes > BytesPerRow)
            {
                throw new ArgumentException(
                    $"Row '{change.Key}' has {bytes} bytes; at most {BytesPerRow} are accepted.", nameof(changes));
            }

            total += bytes;
        }

        if (total > BytesPerCommit)
        {
            throw new ArgumentException(
                $"The commit has {total} bytes; at most {BytesPerCommit} are accepted.", nameof(changes));
        }
    }
}
