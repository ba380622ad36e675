using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace GovMedia.Rules.Law.Plans;

/// <summary>Finds names of places and organs in an account's name, written in Chinese, pinyin or English.</summary>
/// <remarks>Source: Yunnan Measures, article 16. In doubt it finds too much: the consent it leads to harms
/// nobody.</remarks>
internal static class NameFinder
{
    // A shorter Latin spelling counts as a whole word only: "dali" is not in "dalian", "yunnan" is in "yunnanfabu".
    private const int LongEnoughInsideAWord = 6;

    // Of the spellings in packs alone, so there is an end to them.
    private static readonly ConcurrentDictionary<string, string> Plain = new(StringComparer.Ordinal);

    public static IReadOnlyList<LawListItem> FindIn(string name, IReadOnlyList<LawList> lists)
    {
        string[] words = Words(name);
        string joined = string.Concat(words);
        HashSet<string> runs = [.. Runs(words)];
        return
        [
            .. lists.Where(l => l.Id is "places" or "organs")
                .SelectMany(l => l.Items)
                .Where(i => i.Spellings.Any(s => Holds(name, runs, joined, s))),
        ];
    }

    private static bool Holds(string name, HashSet<string> runs, string joined, string spelling)
    {
        if (!char.IsAscii(spelling[0]))
        {
            return name.Contains(spelling, StringComparison.Ordinal);
        }

        string plain = Plain.GetOrAdd(spelling, static s => string.Concat(Words(s)));
        return plain.Length >= LongEnoughInsideAWord
            ? joined.Contains(plain, StringComparison.Ordinal)
            : runs.Contains(plain);
    }

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
}
