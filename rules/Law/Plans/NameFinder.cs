using System.Globalization;
using System.Text;

namespace GovMedia.Rules.Law.Plans;

/// <summary>Finds names of places and organs in an account's name, written in Chinese of either script, pinyin or
/// English.</summary>
/// <remarks>Source: Yunnan Measures, article 16. In doubt it finds too much: the consent it leads to harms
/// nobody.</remarks>
internal sealed class NameFinder
{
    // A shorter Latin spelling counts as a whole word only: "dali" is not in "dalian", "yunnan" is in "yunnanfabu".
    private const int LongEnoughInsideAWord = 6;

    private readonly (LawListItem Item, string[] Native, string[] Latin)[] _names;

    /// <summary>A finder of the places and organs that a law lists.</summary>
    public NameFinder(IEnumerable<LawList> lists) => _names =
    [
        .. lists.Where(static l => l.Id is "places" or "organs").SelectMany(static l => l.Items).Select(static i => (
            i,
            i.Spellings.Where(static s => !char.IsAscii(s[0])).ToArray(),
            i.Spellings.Where(static s => char.IsAscii(s[0])).Select(static s => string.Concat(Words(s))).ToArray())),
    ];

    /// <summary>The entries that a name holds, in the order of their lists.</summary>
    public IReadOnlyList<LawListItem> FindIn(string name)
    {
        string plain = Script.Simplified(name);
        string[] words = Words(plain);
        string joined = string.Concat(words);
        HashSet<string> runs = [.. Runs(words)];
        Span[] spans = [.. _names.SelectMany(n => n.Native.SelectMany(s => Occurrences(plain, s)))];
        List<LawListItem> found = [];
        foreach ((LawListItem item, string[] native, string[] latin) in _names)
        {
            if (Array.Exists(native, n => Occurrences(plain, n).Any(here => !Array.Exists(spans, s => s.Hides(here))))
                || (words.Length > 0 && Array.Exists(latin, l => Holds(runs, joined, l))))
            {
                found.Add(item);
            }
        }

        return found;
    }

    private static IEnumerable<Span> Occurrences(string text, string spelling)
    {
        for (int at = text.IndexOf(spelling, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(spelling, at + 1, StringComparison.Ordinal))
        {
            yield return new Span(at, at + spelling.Length);
        }
    }

    private static bool Holds(HashSet<string> runs, string joined, string spelling) =>
        spelling.Length >= LongEnoughInsideAWord
            ? joined.Contains(spelling, StringComparison.Ordinal)
            : runs.Contains(spelling);

    // Pinyin is written as one word or as syllables, so neighbouring words are read together too.
    private static IEnumerable<string> Runs(string[] words)
    {
        for (int from = 0; from < words.Length; from++)
        {
            StringBuilder run = new();
            for (int to = from; to < words.Length && to < from + 4; to++)
            {
                yield return run.Append(words[to]).ToString();
            }
        }
    }

    /// <summary>
    /// The Latin words of a name in lower case, without tone marks; a capital inside a word begins a new one.
    /// </summary>
    private static string[] Words(string text)
    {
        StringBuilder kept = new();
        char before = ' ';
        foreach (char c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (!char.IsAsciiLetter(c) || (char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(before)))
            {
                kept.Append(' ');
            }

            kept.Append(char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) : ' ');
            before = c;
        }

        return kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    // Where a spelling stands. Inside a longer one it is a part of that word: no civil affairs (民政) in 人民政府.
    private readonly record struct Span(int From, int To)
    {
        public bool Hides(Span other) => From <= other.From && other.To <= To && To - From > other.To - other.From;
    }
}
