using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Campaigns;

/// <summary>A campaign's list of accounts or sponsors: how the case of each stands.</summary>
public sealed class CampaignRows : ICaseRows
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<IndexKey, string>> RowsOf(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Links.TryGetValue(CampaignDesk.Link, out string? campaign))
        {
            CampaignMember member = new(
                file.FactsAs<ChainFacts>().AccountId, file.CaseNo, file.State, file.Clocks.Values.Any(c => IsLate(file, c)), file.Unit);
            yield return new(new IndexKey(CampaignDesk.MembersOf(campaign), member.Key), GovJson.Write(member));
        }
    }

    private static bool IsLate(CaseFile file, CaseClock clock) =>
        clock.State == ClockState.Breached && (clock.EndedAt is null || file.Procedure != AnnualReviewDesk.Procedure);
}
