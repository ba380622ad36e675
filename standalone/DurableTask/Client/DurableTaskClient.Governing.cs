namespace Microsoft.DurableTask.Client;

/// <content>Suspending, ending, repairing and removing.</content>
public abstract partial class DurableTaskClient
{
    /// <summary>Ends an orchestration from outside.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the request is on disk.</returns>
    public virtual Task TerminateInstanceAsync(string instanceId, CancellationToken cancellation) =>
        TerminateInstanceAsync(instanceId, null, cancellation);

    /// <summary>Ends an orchestration from outside with an output.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="output">The output to record.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the request is on disk.</returns>
    public virtual Task TerminateInstanceAsync(
        string instanceId, object? output, CancellationToken cancellation = default) =>
        TerminateInstanceAsync(
            instanceId,
            output as TerminateInstanceOptions ?? (output is null ? null : new TerminateInstanceOptions(output)),
            cancellation);

    /// <summary>Ends an orchestration from outside; running activities are not stopped, their results are
    /// dropped.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="options">The output, and whether sub-orchestrations end too; null for the defaults.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the request is on disk.</returns>
    /// <exception cref="NotSupportedException">The engine cannot do this.</exception>
    public virtual Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not terminate orchestrations.");

    /// <summary>Stays an orchestration.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the request is on disk.</returns>
    public virtual Task SuspendInstanceAsync(string instanceId, CancellationToken cancellation) =>
        SuspendInstanceAsync(instanceId, null, cancellation);

    /// <summary>Stays an orchestration: events and timers are kept until it is resumed.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why; kept in the history.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the request is on disk.</returns>
    public abstract Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Lets a stayed orchestration go on.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the request is on disk.</returns>
    public virtual Task ResumeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        ResumeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Lets a stayed orchestration go on.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why; kept in the history.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the request is on disk.</returns>
    public abstract Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Instance ids by state and time of ending, for retention runs.</summary>
    /// <param name="runtimeStatus">The states; null for any ended state.</param>
    /// <param name="completedTimeFrom">Ended at or after; null for no limit.</param>
    /// <param name="completedTimeTo">Ended at or before; null for no limit.</param>
    /// <param name="pageSize">Ids to a page.</param>
    /// <param name="lastInstanceKey">The continuation token of the page before; null for the first.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>One page.</returns>
    /// <exception cref="NotSupportedException">The engine cannot do this.</exception>
    public virtual Task<Page<string>> ListInstanceIdsAsync(
        IEnumerable<OrchestrationRuntimeStatus>? runtimeStatus = null,
        DateTimeOffset? completedTimeFrom = null,
        DateTimeOffset? completedTimeTo = null,
        int pageSize = OrchestrationQuery.DefaultPageSize,
        string? lastInstanceKey = null,
        CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not list instance ids.");

    /// <summary>Removes an ended instance and its history.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What was removed.</returns>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        PurgeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Removes an ended instance and its history.</summary>
    /// <param name="instanceId">The instance; nothing happens while it runs.</param>
    /// <param name="options">Whether sub-orchestrations go too; null for the defaults.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="NotSupportedException">The engine cannot do this.</exception>
    public virtual Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not purge orchestrations.");

    /// <summary>Removes ended instances and their histories.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>What was removed.</returns>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, CancellationToken cancellation) =>
        PurgeAllInstancesAsync(filter, null, cancellation);

    /// <summary>Removes ended instances and their histories.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="options">Whether sub-orchestrations go too; null for the defaults.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="NotSupportedException">The engine cannot do this.</exception>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not purge orchestrations.");

    /// <summary>Starts an instance over with its first input.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="restartWithNewInstanceId">Whether under a new id; otherwise the old one is replaced.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The id of the restarted instance.</returns>
    /// <exception cref="NotSupportedException">The engine cannot do this.</exception>
    public virtual Task<string> RestartAsync(
        string instanceId, bool restartWithNewInstanceId = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not restart orchestrations.");

    /// <summary>Takes a failed instance back to before its failure and lets it try again.</summary>
    /// <param name="instanceId">The instance; it must have failed.</param>
    /// <param name="reason">Why; kept in the history.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the request is on disk.</returns>
    /// <exception cref="NotSupportedException">The engine cannot do this.</exception>
    public virtual Task RewindInstanceAsync(
        string instanceId, string reason, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not rewind orchestrations.");
}
