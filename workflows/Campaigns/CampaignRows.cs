using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Campaigns;

/// <summary>A campaign's list of accounts: how the case of each stands.</summary>
public sealed class CampaignRows : ICaseRows
{
    /// <inheritdoc/>
    public IEnumerable<KeyValuePair<IndexKey, string>> RowsOf(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Links.TryGetValue(CampaignDesk.Link, out string? campaign))
        {
            string account = file.FactsAs<ChainFacts>().AccountId;
            CampaignMember member = new(
                account, file.CaseNo, file.State, file.Clocks.Values.Any(static c => c.State == ClockState.Breached), file.Unit);
            yield return new(new IndexKey(CampaignDesk.MembersOf(campaign), account), GovJson.Write(member));
        }
    }
}
