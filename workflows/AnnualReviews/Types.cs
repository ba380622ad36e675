using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace GovMedia.Workflows.AnnualReviews;

/// <summary>What an annual review (年审) keeps in its case besides the chain.</summary>
public sealed record AnnualReviewFacts
{
    /// <summary>The calendar year whose report is due.</summary>
    public required int Year { get; init; }

    /// <summary>What the supervising unit judged last; null before it has judged.</summary>
    public bool? Passed { get; init; }

    /// <summary>Operating bans of the review, oldest first; the last one may stand.</summary>
    public ImmutableList<OperatingBan> Bans { get; init; } = [];

    /// <summary>The ban that stands, or null.</summary>
    [JsonIgnore]
    public OperatingBan? Ban => Bans is [.., { LiftedAt: null } standing] ? standing : null;
}

/// <summary>That a sponsor's accounts may not go on (不得继续运营).</summary>
/// <param name="Ground"><see cref="NoReport"/> or <see cref="Failed"/>.</param>
/// <param name="Rule">The clause that says so.</param>
/// <param name="Article">Its article.</param>
/// <param name="Since">From when, inclusive: without a report the end of its limit, failed the judgement.</param>
/// <param name="LiftedAt">When it ended; null while it stands.</param>
/// <param name="LiftedBy">Who judged the report passed; null while it stands.</param>
public sealed record OperatingBan(
    string Ground, string Rule, string Article, DateTimeOffset Since, DateTimeOffset? LiftedAt = null, string? LiftedBy = null)
{
    /// <summary>The ground that no report was handed in when its limit ended.</summary>
    public const string NoReport = "no-report";

    /// <summary>The ground that the report was judged unqualified.</summary>
    public const string Failed = "failed";
}

/// <summary>An operating ban that stands, as it is found by the sponsor.</summary>
/// <param name="CaseNo">The review it comes from.</param>
/// <param name="Unit">The sponsor, all of whose accounts it is on.</param>
/// <param name="Year">The year of the review.</param>
/// <param name="Ground">As <see cref="OperatingBan.Ground"/>.</param>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="Since">From when, inclusive.</param>
public sealed record StandingBan(
    string CaseNo, string Unit, int Year, string Ground, string Rule, string Article, DateTimeOffset Since);
