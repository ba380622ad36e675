using GovMedia.Functions.Durable;
using GovMedia.Workflows;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Storage;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Campaigns;

/// <summary>Starts the orchestration of a campaign, once.</summary>
public sealed class CampaignStarter(IRegisterStore store)
{
    /// <summary>Starts a campaign that has not opened every case, unless it runs already.</summary>
    public static Task StartAsync(DurableTaskClient client, Campaign campaign, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return campaign.Complete
            ? Task.CompletedTask
            : client.StartOnceAsync(nameof(CampaignProcedure), $"campaign-{campaign.Id}", campaign.Id, cancellation);
    }

    /// <summary>Starts every campaign that is not complete and does not run.</summary>
    public async Task ResumeAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        await foreach (Row row in store.RowsAsync(CampaignDesk.Partition, cancellation: cancellation))
        {
            await StartAsync(client, GovJson.Read<Campaign>(row.Body), cancellation);
        }
    }
}
