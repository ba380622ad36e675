namespace Microsoft.DurableTask.Client;

/// <summary>Which instances to list.</summary>
/// <param name="CreatedFrom">Created at or after; null for no limit.</param>
/// <param name="CreatedTo">Created at or before; null for no limit.</param>
/// <param name="Statuses">In one of these states; null or empty for any.</param>
/// <param name="TaskHubNames">In one of these hubs; ignored, as one file is one hub.</param>
/// <param name="InstanceIdPrefix">With ids that begin so; null for any.</param>
/// <param name="PageSize">Instances to a page.</param>
/// <param name="FetchInputsAndOutputs">Whether to read inputs, outputs and custom statuses too.</param>
/// <param name="ContinuationToken">Where to begin; null for the beginning.</param>
public record OrchestrationQuery(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IEnumerable<OrchestrationRuntimeStatus>? Statuses = null,
    IEnumerable<string>? TaskHubNames = null,
    string? InstanceIdPrefix = null,
    int PageSize = OrchestrationQuery.DefaultPageSize,
    bool FetchInputsAndOutputs = false,
    string? ContinuationToken = null)
{
    /// <summary>Instances to a page unless said otherwise.</summary>
    public const int DefaultPageSize = 100;
}
