using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Campaigns;

/// <summary>Keeps a campaign's list of accounts in step with their cases.</summary>
public sealed class CampaignProjection(IRegisterStore store) : ICaseProjection
{
    /// <inheritdoc/>
    public bool Concerns(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Links.ContainsKey(CampaignDesk.Link);
    }

    /// <inheritdoc/>
    public async Task ProjectAsync(CaseFile file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Links.TryGetValue(CampaignDesk.Link, out string? campaign))
        {
            string accountId = file.FactsAs<ChainFacts>().AccountId;
            CampaignMember member = new(
                accountId, file.CaseNo, file.State, file.Clocks.Values.Any(static c => c.State == ClockState.Breached), file.Unit);
            await store.CommitAsync(
                CampaignDesk.MembersOf(campaign), [new RowChange.Put(accountId, GovJson.Write(member))], cancellation);
        }
    }
}
