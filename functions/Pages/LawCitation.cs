using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;

namespace GovMedia.Functions.Pages;

/// <summary>The words of a clause, for a page that shows a date.</summary>
/// <param name="Title">The instrument.</param>
/// <param name="Article">The article, as Chinese names it.</param>
/// <param name="Quote">Its words.</param>
public sealed record LawCitation(string Title, string Article, string Quote)
{
    /// <summary>The citation of a rule in a jurisdiction.</summary>
    public static LawCitation Of(LawBook laws, string jurisdiction, string rule)
    {
        ArgumentNullException.ThrowIfNull(laws);
        Pack pack = laws.Packs.For(jurisdiction, DateOnly.MaxValue)!;
        Clause clause = pack.Clause(rule);
        return new LawCitation(pack.SourceOf(rule).Instrument.Title.Zh, ArticleName.Zh(clause.Article), clause.Quote);
    }
}
