using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.Campaigns;

/// <summary>A case for each unit that sponsors an account in operation. Source: the county in Hebei, part 4(4).</summary>
internal sealed class AnnualReviewKind : ICampaignKind
{
    /// <inheritdoc/>
    public string Procedure => AnnualReviewDesk.Procedure;

    /// <inheritdoc/>
    public IEnumerable<CampaignSubject> SubjectsOf(Campaign campaign, CaseLaw law, IReadOnlyList<Account> accounts) =>
        accounts
            .Where(a => a.Jurisdiction == campaign.Jurisdiction && a.InOperation)
            .Select(static a => a.Unit)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(static unit => new CampaignSubject(unit, unit, null));

    /// <inheritdoc/>
    public ChainStart StartOf(Campaign campaign, CaseLaw law, CampaignSubject subject, HandlingLine unit) => new(
        Procedure,
        campaign.Jurisdiction,
        unit,
        "",
        new Facts(),
        new JsonObject { ["year"] = campaign.Year },
        new Dictionary<string, string>(),
        [],
        ChinaTime.StartOf(campaign.PublishedOn),
        campaign.Id,
        Year: campaign.Year);
}
