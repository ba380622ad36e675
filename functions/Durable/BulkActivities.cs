using GovMedia.Functions.Bulk;
using GovMedia.Functions.Cases;
using GovMedia.Workflows.Bulk;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Durable;

/// <summary>Orchestration and activity of bulk acts, each a line around the class that does it.</summary>
public sealed class BulkActivities(BulkDesk desk, BulkStarter starter, Waker waker)
{
    /// <summary>Carries out a bulk act.</summary>
    [Function(nameof(BulkProcedure))]
    public static Task<string> Bulk([OrchestrationTrigger] TaskOrchestrationContext context, string bulkId) =>
        new BulkProcedure().RunAsync(context, bulkId);

    /// <summary>Carries out its next items.</summary>
    [Function(BulkProcedure.CarryOutBulk)]
    public Task<bool> CarryOut(
        [ActivityTrigger] string bulkId, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        desk.CarryOutAsync(bulkId, decision => waker.WakeAsync(client, decision), cancellation);

    /// <summary>Goes on with bulk acts that a crash left confirmed and not begun.</summary>
    [Function("WatchBulk")]
    public Task WatchBulk(
        [TimerTrigger("%WatchSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        starter.ResumeAsync(client, cancellation);
}
