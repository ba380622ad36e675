namespace Microsoft.DurableTask.Worker;

/// <summary>What a filter knows of an orchestration.</summary>
public struct OrchestrationFilterParameters
{
    /// <summary>The orchestrator's name.</summary>
    public string? Name { get; init; }

    /// <summary>Labels kept with the instance; null for none.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}
