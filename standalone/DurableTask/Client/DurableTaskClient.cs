using DurableTask.Core.History;
using Microsoft.DurableTask.Internal;

namespace Microsoft.DurableTask.Client;

/// <summary>Starts, feeds, reads and governs orchestrations from outside them.</summary>
public abstract partial class DurableTaskClient : IOrchestrationSubmitter, IAsyncDisposable
{
    /// <summary>For derived classes.</summary>
    /// <param name="name">The client's name; empty for the default.</param>
    protected DurableTaskClient(string name) => Name = name;

    /// <summary>The client's name; empty for the default.</summary>
    public string Name { get; }

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator's name.</param>
    /// <param name="cancellation">Stops waiting; a start already on its way is not taken back.</param>
    /// <returns>The instance id, once the start is on disk.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, null, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator's name.</param>
    /// <param name="input">The input; null for none.</param>
    /// <param name="cancellation">Stops waiting; a start already on its way is not taken back.</param>
    /// <returns>The instance id, once the start is on disk.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, null, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator's name.</param>
    /// <param name="options">How to start.</param>
    /// <param name="cancellation">Stops waiting; a start already on its way is not taken back.</param>
    /// <returns>The instance id, once the start is on disk.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, StartOrchestrationOptions options, CancellationToken cancellation = default) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, options, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator's name.</param>
    /// <param name="input">The input; null for none.</param>
    /// <param name="options">How to start; null for the defaults.</param>
    /// <param name="cancellation">Stops waiting; a start already on its way is not taken back.</param>
    /// <returns>The instance id, once the start is on disk.</returns>
    public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);

    /// <summary>Sends an event without a payload.</summary>
    /// <param name="instanceId">The receiver; silently dropped when unknown or ended.</param>
    /// <param name="eventName">The event's name; case does not matter.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the event is on disk.</returns>
    public virtual Task RaiseEventAsync(string instanceId, string eventName, CancellationToken cancellation) =>
        RaiseEventAsync(instanceId, eventName, null, cancellation);

    /// <summary>Sends an event; it is kept until the orchestration waits for it.</summary>
    /// <param name="instanceId">The receiver; silently dropped when unknown or ended.</param>
    /// <param name="eventName">The event's name; case does not matter.</param>
    /// <param name="eventPayload">The payload; null for none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Done once the event is on disk.</returns>
    public abstract Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

    /// <summary>Waits until an orchestration has begun.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is then known of it.</returns>
    public virtual Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, CancellationToken cancellation) =>
        WaitForInstanceStartAsync(instanceId, false, cancellation);

    /// <summary>Waits until an orchestration has begun.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether to read input, output and custom status.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is then known of it.</returns>
    public abstract Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Waits until an orchestration has ended.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is then known of it.</returns>
    public virtual Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, CancellationToken cancellation) =>
        WaitForInstanceCompletionAsync(instanceId, false, cancellation);

    /// <summary>Waits until an orchestration has ended.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether to read input, output and custom status.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is then known of it.</returns>
    public abstract Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>One instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is known of it; null when there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation) =>
        GetInstanceAsync(instanceId, false, cancellation);

    /// <summary>One instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether to read input, output and custom status.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is known of it; null when there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    /// <summary>The former name of <see cref="GetInstanceAsync(string, CancellationToken)"/>.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is known of it; null when there is none.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public virtual Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, CancellationToken cancellation) =>
        GetInstancesAsync(instanceId, false, cancellation);

    /// <summary>The former name of <see cref="GetInstanceAsync(string, bool, CancellationToken)"/>; what an engine
    /// overrides.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether to read input, output and custom status.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>What is known of it; null when there is none.</returns>
    [System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
    public abstract Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>All instances that match.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <returns>The instances, in the order of their creation, page by page.</returns>
    public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);

    /// <summary>The history of an instance's present execution.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The events in order.</returns>
    /// <exception cref="NotSupportedException">The engine keeps no history that can be read.</exception>
    public virtual Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(
        string instanceId, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} does not read histories.");

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
