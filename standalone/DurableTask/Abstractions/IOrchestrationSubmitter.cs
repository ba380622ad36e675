namespace Microsoft.DurableTask.Internal;

/// <summary>Whoever can start an orchestration.</summary>
public interface IOrchestrationSubmitter
{
    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator's name.</param>
    /// <param name="input">The input; null for none.</param>
    /// <param name="options">How to start; null for the defaults.</param>
    /// <param name="cancellation">Stops waiting; a start already on its way is not taken back.</param>
    /// <returns>The instance id.</returns>
    Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);
}
