using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace GovMedia.Adapters.Web;

/// <summary>The words of a page, for comparing: no markup, blanks folded.</summary>
public static partial class PageText
{
    /// <summary>The words of a page.</summary>
    public static string Of(string page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Fold(WebUtility.HtmlDecode(Tags().Replace(Hidden().Replace(page, " "), " ")));
    }

    /// <summary>Whether a notice's words stand in a page.</summary>
    /// <remarks>Blanks are left out of the comparison: between Chinese characters they mean nothing, and every editor sets
    /// them otherwise.</remarks>
    public static bool Holds(string page, string notice) => Of(page).Contains(Fold(notice), StringComparison.Ordinal);

    private static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char c in text.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c) && c != '\uFEFF' && c != '\u200B')
            {
                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    [GeneratedRegex("<(script|style|noscript|template)\\b.*?</\\1\\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Tags();
}
