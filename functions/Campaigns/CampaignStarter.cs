using GovMedia.Workflows;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Campaigns;

/// <summary>Starts the orchestration of a campaign, once.</summary>
public sealed class CampaignStarter(IRegisterStore store)
{
    /// <summary>Starts a campaign that has not opened every case, unless it runs already.</summary>
    public static async Task StartAsync(DurableTaskClient client, Campaign campaign, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(campaign);
        string instance = $"campaign-{campaign.Id}";
        OrchestrationMetadata? there = await client.GetInstanceAsync(instance, cancellation);
        if (campaign.Complete || there is { IsCompleted: false })
        {
            return;
        }

        StartOrchestrationOptions options = new StartOrchestrationOptions(instance).WithDedupeStatuses(
            OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(CampaignProcedure), campaign.Id, options, CancellationToken.None);
        }
        catch (Exception)
        {
            // Somebody was first, or the engine is out of order; each edition has its own exception for that.
            if (await client.GetInstanceAsync(instance, CancellationToken.None) is null)
            {
                throw;
            }
        }
    }

    /// <summary>Starts every campaign that is not complete and does not run.</summary>
    public async Task ResumeAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (Row row in await store.ListAsync(CampaignDesk.Partition, limit: 1000, cancellation: cancellation))
        {
            await StartAsync(client, GovJson.Read<Campaign>(row.Body), cancellation);
        }
    }
}
