using System.Globalization;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.AnnualReviews;

namespace GovMedia.Functions.Accounts;

/// <summary>That an account may not go on operating, as the public register shows it.</summary>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="Since">From when, inclusive.</param>
/// <param name="Year">The year of the review that it comes from.</param>
/// <param name="Ground"><c>no-report</c> or <c>failed</c>.</param>
/// <param name="Text">The same in words.</param>
public sealed record BanView(string Rule, string Article, DateTimeOffset Since, int Year, string Ground, string Text)
{
    /// <summary>The view of a ban.</summary>
    public static BanView Of(StandingBan ban, string language)
    {
        ArgumentNullException.ThrowIfNull(ban);
        bool failed = ban.Ground == OperatingBan.Failed;
        string day = ChinaTime.At(ban.Since).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        LocalText text = new(
            $"自{day}起不得继续运营：主办单位{ban.Year}年度年审{(failed ? "审查不合格" : "报告未提交")}（{ban.Rule}，{ban.Article}）",
            $"May not operate since {day}: its sponsor's annual review of {ban.Year} {(failed ? "was failed" : "has no report")} ({ban.Rule}, {ban.Article})");
        return new BanView(ban.Rule, ban.Article, ban.Since, ban.Year, ban.Ground, text.In(language));
    }
}
