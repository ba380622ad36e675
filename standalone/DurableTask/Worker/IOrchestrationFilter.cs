namespace Microsoft.DurableTask.Worker;

/// <summary>Decides whether this worker runs an orchestration.</summary>
[Obsolete("Experimental")]
public interface IOrchestrationFilter
{
    /// <summary>Whether the orchestration may run here; a refused one waits for another start of the host.</summary>
    /// <param name="info">Its name and labels.</param>
    /// <param name="cancellationToken">Stops deciding.</param>
    /// <returns>True to run it.</returns>
    ValueTask<bool> IsOrchestrationValidAsync(
        OrchestrationFilterParameters info, CancellationToken cancellationToken = default);
}
