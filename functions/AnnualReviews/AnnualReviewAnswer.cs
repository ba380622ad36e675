using GovMedia.Rules;
using GovMedia.Workflows.AnnualReviews;

namespace GovMedia.Functions.AnnualReviews;

/// <summary>An annual review as the outside sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Year">The year.</param>
/// <param name="Rule">The clause that asks for the report.</param>
/// <param name="Article">Its article.</param>
/// <param name="DueDate">The last day.</param>
/// <param name="DueAt">Its end, exclusive.</param>
/// <param name="OpensOn">The day it opens by itself.</param>
/// <param name="OpensOnLabel">Says that this day is a management target.</param>
/// <param name="StartedBy">Who started it; <c>system</c> where it opened by itself.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Complete">Whether every sponsor has its case.</param>
/// <param name="Units">Sponsors taken in.</param>
/// <param name="Open">Not judged yet, without a ban.</param>
/// <param name="Overdue">The limit has passed and no report is there, banned or not.</param>
/// <param name="Banned">Under an operating ban.</param>
/// <param name="Passed">Judged passed.</param>
/// <param name="Ended">Ended otherwise.</param>
public sealed record AnnualReviewAnswer(
    string Id,
    string Jurisdiction,
    int Year,
    string Rule,
    string Article,
    DateOnly DueDate,
    DateTimeOffset DueAt,
    DateOnly OpensOn,
    string OpensOnLabel,
    string StartedBy,
    DateTimeOffset StartedAt,
    bool Complete,
    int Units,
    int Open,
    int Overdue,
    int Banned,
    int Passed,
    int Ended)
{
    private static readonly LocalText Target = new(
        "管理目标，不是法定日期：条文只写明截止日。", "A management target, not the law's: the text names the last day alone.");

    /// <summary>The answer for a review.</summary>
    public static AnnualReviewAnswer Of(AnnualReviewProgress progress, string language)
    {
        ArgumentNullException.ThrowIfNull(progress);
        Workflows.Campaigns.Campaign review = progress.Campaign;
        return new AnnualReviewAnswer(
            review.Id,
            review.Jurisdiction,
            review.Year!.Value,
            review.Rule,
            review.Article,
            review.DueDate,
            review.DueAt,
            progress.OpensOn,
            Target.In(language),
            review.StartedBy,
            review.StartedAt,
            review.Complete,
            progress.Units,
            progress.Open,
            progress.Overdue,
            progress.Banned,
            progress.Passed,
            progress.Ended);
    }
}
