using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Durable;

/// <summary>Starts orchestrations of which one at most runs.</summary>
public static class StartOnce
{
    /// <summary>Starts an instance unless it runs already, whoever starts it meanwhile.</summary>
    /// <param name="client">The engine.</param>
    /// <param name="orchestration">The orchestrator's name.</param>
    /// <param name="instance">The instance's id.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellation">Stops before anything is started.</param>
    public static async Task StartOnceAsync(
        this DurableTaskClient client, string orchestration, string instance, string input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        if (await client.GetInstanceAsync(instance, cancellation) is { IsCompleted: false })
        {
            return;
        }

        StartOrchestrationOptions options = new StartOrchestrationOptions(instance).WithDedupeStatuses(
            OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestration, input, options, CancellationToken.None);
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
}
