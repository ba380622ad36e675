namespace Microsoft.DurableTask.Client;

/// <summary>Which ended instances to purge.</summary>
/// <param name="CreatedFrom">Created at or after; null for no limit.</param>
/// <param name="CreatedTo">Created at or before; null for no limit.</param>
/// <param name="Statuses">In one of these states; null or empty for any ended state.</param>
public record PurgeInstancesFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null)
{
    /// <summary>How long the purge may take before it answers incomplete; null for as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }
}
