using System.Text.RegularExpressions;

namespace GovMedia.Rules.Tests.Law;

/// <summary>
/// Turns an instrument's text as it was found into the text that is kept: repairs the mojibake that can be repaired,
/// drops what does not belong, and writes simplified characters.
/// </summary>
internal static partial class SourceText
{
    private static readonly (string Found, string Meant)[] Repairs =
    [
        ("或?qū)m椆ぷ?,", "或專項工作,"),
        ("便利??h級", "便利。縣級"),
        ("或?qū)Ρ締挝槐鞠到y(tǒng)", "或對本單位本系統"),
        ("[bookmark: _GoBack]", ""),
    ];

    // Where a text goes on after its end: page furniture, and the debris of a word processor.
    private static readonly string[] Ends = ["附件下载", "\uFFFD CONTROL"];

    private static readonly Dictionary<char, char> Simplified = Repo.Read("tests/rules/Law/Sources/traditional.txt")
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(pair => pair[0], pair => pair[1]);

    public static string Clean(string found)
    {
        foreach ((string bad, string meant) in Repairs)
        {
            found = found.Replace(bad, meant, StringComparison.Ordinal);
        }

        foreach (string end in Ends)
        {
            int at = found.IndexOf(end, StringComparison.Ordinal);
            found = at < 0 ? found : found[..at];
        }

        found = PinyinDebris().Replace(found, string.Empty);
        return string.Concat(found.Select(c => Simplified.GetValueOrDefault(c, c)));
    }

    [GeneratedRegex(@"\([a-z\u00e0-\u00fc\u0101-\u01dc\u0144\u0148\u01f9]+\)")]
    private static partial Regex PinyinDebris();
}
