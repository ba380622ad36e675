using System.Text;

namespace GovMedia.Rules.Law;

/// <summary>Compares the words a clause quotes with the text of its instrument.</summary>
public static class Quotes
{
    private const string Narrow = ",;:?!()";
    private const string Wide = "，；：？！（）";

    /// <summary>
    /// The text of an instrument shipped with the platform, in simplified characters; null when there is none.
    /// </summary>
    /// <param name="packId">The pack's id.</param>
    public static string? TextOf(string packId) => PackResources.Text($"Packs/Texts/{packId}.txt");

    /// <summary>
    /// Whether a clause's quote stands word for word in a text; white space and the width of punctuation aside.
    /// </summary>
    /// <param name="clause">The clause.</param>
    /// <param name="text">The instrument's text, in simplified characters.</param>
    public static bool StandsIn(Clause clause, string text)
    {
        ArgumentNullException.ThrowIfNull(clause);
        return Normalise(text).Contains(Normalise(clause.Quote), StringComparison.Ordinal);
    }

    /// <summary>
    /// A text without white space and with full-width punctuation, so that two prints of one text compare equal.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string Normalise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder kept = new(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                int at = Narrow.IndexOf(c, StringComparison.Ordinal);
                kept.Append(at < 0 ? c : Wide[at]);
            }
        }

        return kept.ToString();
    }
}
