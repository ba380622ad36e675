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

    public static IReadOnlyList<LawListItem> FindIn(string name, IReadOnlyList<LawList> lists)
    {
        string[] words = Words(name);
        string joined = string.Concat(words);
        return
        [
            .. lists.Where(l => l.Id is "places" or "organs")
                .SelectMany(l => l.Items)
                .Where(i => i.Spellings.Any(s => Holds(name, words, joined, s))),
        ];
    }

    private static bool Holds(string name, string[] words, string joined, string spelling)
    {
        if (!char.IsAscii(spelling[0]))
        {
            return name.Contains(spelling, StringComparison.Ordinal);
        }

        string plain = string.Concat(Words(spelling));
        return plain.Length >= LongEnoughInsideAWord
            ? joined.Contains(plain, StringComparison.Ordinal)
            : Runs(words).Contains(plain, StringComparer.Ordinal);
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
