using GovMedia.Functions.Durable;
using GovMedia.Workflows.Bulk;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Bulk;

/// <summary>Starts the orchestration of a confirmed bulk act, once.</summary>
public sealed class BulkStarter(BulkBook book)
{
    /// <summary>Starts it unless it runs already.</summary>
    public static Task StartAsync(DurableTaskClient client, BulkOrder order, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.State == BulkState.Confirmed
            ? client.StartOnceAsync(nameof(BulkProcedure), $"bulk-{order.Id}", order.Id, cancellation)
            : Task.CompletedTask;
    }

    /// <summary>Goes on with acts that a crash left confirmed and not begun.</summary>
    public async Task ResumeAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        await foreach (BulkOrder order in book.AllAsync(cancellation))
        {
            await StartAsync(client, order, cancellation);
        }
    }
}
