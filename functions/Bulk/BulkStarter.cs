using GovMedia.Workflows.Bulk;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Bulk;

/// <summary>Starts the orchestration of a confirmed bulk act, once.</summary>
public sealed class BulkStarter(BulkBook book)
{
    /// <summary>Starts it unless it runs already.</summary>
    public static async Task StartAsync(DurableTaskClient client, BulkOrder order, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(order);
        string instance = $"bulk-{order.Id}";
        OrchestrationMetadata? there = await client.GetInstanceAsync(instance, cancellation);
        if (order.State != BulkState.Confirmed || there is { IsCompleted: false })
        {
            return;
        }

        StartOrchestrationOptions options = new StartOrchestrationOptions(instance).WithDedupeStatuses(
            OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(BulkProcedure), order.Id, options, CancellationToken.None);
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

    /// <summary>Goes on with acts that a crash left confirmed and not begun.</summary>
    public async Task ResumeAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        await foreach (BulkOrder order in book.AllAsync(cancellation))
        {
            if (order.State == BulkState.Confirmed)
            {
                await StartAsync(client, order, cancellation);
            }
        }
    }
}
