namespace Microsoft.DurableTask.Client;

/// <summary>Purging by creation time.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>Purges ended instances created within a range.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Created at or after; null for no limit.</param>
    /// <param name="createdTo">Created at or before; null for no limit.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>What was purged.</returns>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        CancellationToken cancellation = default) =>
        client.PurgeInstancesAsync(createdFrom, createdTo, null, null, cancellation);

    /// <summary>Purges ended instances created within a range.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Created at or after; null for no limit.</param>
    /// <param name="createdTo">Created at or before; null for no limit.</param>
    /// <param name="options">How to purge; null for the defaults.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>What was purged.</returns>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        PurgeInstanceOptions? options,
        CancellationToken cancellation = default) =>
        client.PurgeInstancesAsync(createdFrom, createdTo, null, options, cancellation);

    /// <summary>Purges instances in given states, created within a range.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Created at or after; null for no limit.</param>
    /// <param name="createdTo">Created at or before; null for no limit.</param>
    /// <param name="statuses">The states; null for any ended state.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>What was purged.</returns>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        IEnumerable<OrchestrationRuntimeStatus>? statuses,
        CancellationToken cancellation = default) =>
        client.PurgeInstancesAsync(createdFrom, createdTo, statuses, null, cancellation);

    /// <summary>Purges instances in given states, created within a range.</summary>
    /// <param name="client">The client.</param>
    /// <param name="createdFrom">Created at or after; null for no limit.</param>
    /// <param name="createdTo">Created at or before; null for no limit.</param>
    /// <param name="statuses">The states; null for any ended state.</param>
    /// <param name="options">How to purge; null for the defaults.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <returns>What was purged.</returns>
    public static Task<PurgeResult> PurgeInstancesAsync(
        this DurableTaskClient client,
        DateTimeOffset? createdFrom,
        DateTimeOffset? createdTo,
        IEnumerable<OrchestrationRuntimeStatus>? statuses,
        PurgeInstanceOptions? options,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.PurgeAllInstancesAsync(
            new PurgeInstancesFilter(createdFrom, createdTo, statuses), options, cancellation);
    }
}
