using GovMedia.Standalone.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>An instance's row as it stood at one moment.</summary>
internal sealed record InstanceView(
    long Key,
    string Id,
    string Name,
    OrchestrationRuntimeStatus Status,
    long Created,
    long Updated,
    string? Input,
    string? Output,
    string? Custom,
    TaskFailureDetails? Failure,
    IReadOnlyDictionary<string, string>? Tags)
{
    public bool IsEnded => Status is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated;

    public static InstanceView Of(Instance one) => new(
        one.Key,
        one.Id,
        one.Name,
        one.Status,
        one.Created,
        Math.Max(one.Updated, one.LastAt),
        one.Input,
        one.Output,
        one.Custom,
        one.Failure,
        one.Tags);

    /// <summary>The same, without what may be large.</summary>
    public InstanceView WithoutData() => this with { Input = null, Output = null, Custom = null, Failure = null };

    /// <summary>What a client is told.</summary>
    /// <param name="converter">Reads inputs and outputs; null when they were not asked for, nor why it failed.</param>
    public OrchestrationMetadata ToMetadata(DataConverter? converter) => new(Name, Id)
    {
        DataConverter = converter,
        RuntimeStatus = Status,
        CreatedAt = new DateTimeOffset(Created, TimeSpan.Zero),
        LastUpdatedAt = new DateTimeOffset(Updated, TimeSpan.Zero),
        SerializedInput = converter is null ? null : Input,
        SerializedOutput = converter is null ? null : Output,
        SerializedCustomStatus = converter is null ? null : Custom,
        FailureDetails = converter is null ? null : Failure,
        Tags = Tags ?? new Dictionary<string, string>(),
    };
}
