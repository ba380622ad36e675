using System.Globalization;
using GovMedia.Rules.Deadlines;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.OtherLaw;

/// <summary>What somebody says another law sets for a clock: a limit in its place, or a pause. One of the two.</summary>
/// <param name="Law">The law or regulation, to the words.</param>
/// <param name="Limit">The limit it sets; null where it sets a pause.</param>
/// <param name="Pause">The time it takes out; null where it sets a limit.</param>
/// <param name="Reason">Why it applies to this case.</param>
public sealed record OverrideRequest(CitedLaw Law, OtherLimit? Limit, OtherPause? Pause, string Reason);

/// <summary>A limit of another law, counted from the same start as the clause's.</summary>
/// <param name="Amount">How many, from 1; fewer or more than the clause gives.</param>
/// <param name="Unit">Of what.</param>
public sealed record OtherLimit(int Amount, LimitUnit Unit)
{
    /// <summary>The units there are; a law's own day in the calendar is none.</summary>
    public static IReadOnlyList<LimitUnit> Units { get; } =
        [LimitUnit.WorkingDay, LimitUnit.Day, LimitUnit.Week, LimitUnit.Month, LimitUnit.Year, LimitUnit.Hour];
}

/// <summary>Time that another law does not count (所需时间不计算), such as an expert's review.</summary>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ended, or will.</param>
public sealed record OtherPause(DateTimeOffset From, DateTimeOffset Until);

/// <summary>A law or regulation (法律、法规), as it is cited.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>; every other word names a lower document.</param>
/// <param name="Title">Its title, without brackets.</param>
/// <param name="DocNo">Its document number (文号), such as 国务院令第711号; null where it has none.</param>
/// <param name="Article">The article: a number, or as the text counts it.</param>
/// <param name="Quote">The words that set the limit, or provide the pause.</param>
public sealed record CitedLaw(string Kind, string Title, string? DocNo, string Article, string Quote)
{
    // What 行政法规制定程序条例 article 5 and practice never call a law or regulation, whatever is said of it.
    private static readonly string[] LowerTitles = ["通知", "意见", "方案", "通报", "批复", "纪要", "函"];

    /// <summary>A law of the people's congresses; an administrative or local regulation.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["law", "regulation"];

    /// <summary>Whether it is a law or regulation and not a lower document, by what is said of it and by its title.</summary>
    public bool IsLaw => Kinds.Contains(Kind) && !LowerTitles.Any(Title.EndsWith);

    /// <summary>The words by which letters, changes and the ledger cite it.</summary>
    public string Cite() => $"《{Title}》{(DocNo is null ? "" : $"（{DocNo}）")}{ArticleInWords()}“{Quote}”";

    private string ArticleInWords() => int.TryParse(Article, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number < 100 ? ArticleName.Zh(Article) : $"第{number}条"
        : Article;
}
