using GovMedia.Workflows.Campaigns;

namespace GovMedia.Workflows.AnnualReviews;

/// <summary>How an annual review stands.</summary>
/// <param name="Campaign">The review.</param>
/// <param name="OpensOn">The day it opens by itself: a management target.</param>
/// <param name="Units">Sponsors taken in so far.</param>
/// <param name="Open">Not judged yet, without a ban.</param>
/// <param name="Overdue">The limit has passed and no report is there, banned or not.</param>
/// <param name="Banned">Under an operating ban.</param>
/// <param name="Passed">Judged passed.</param>
/// <param name="Ended">Ended otherwise: the sponsor has no account left, or a review without a ban failed.</param>
public sealed record AnnualReviewProgress(
    Campaign Campaign, DateOnly OpensOn, int Units, int Open, int Overdue, int Banned, int Passed, int Ended);
