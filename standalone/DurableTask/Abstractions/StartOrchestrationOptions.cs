namespace Microsoft.DurableTask;

/// <summary>How a new orchestration starts.</summary>
public record StartOrchestrationOptions
{
    /// <summary>Options from their parts.</summary>
    /// <param name="InstanceId">The instance id; null for a new one.</param>
    /// <param name="StartAt">The earliest moment it may run; null for at once.</param>
    public StartOrchestrationOptions(string? InstanceId = null, DateTimeOffset? StartAt = null)
    {
        this.InstanceId = InstanceId;
        this.StartAt = StartAt;
    }

    /// <summary>A copy.</summary>
    /// <param name="options">What to copy.</param>
    public StartOrchestrationOptions(StartOrchestrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
        StartAt = options.StartAt;
        Tags = options.Tags;
        Version = options.Version;
        DedupeStatuses = options.DedupeStatuses;
    }

    /// <summary>The instance id; null for a new one.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The earliest moment it may run; null for at once.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Labels kept with the instance.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The version to start; null for the client's default.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Statuses of an existing instance of this id that refuse the start; empty replaces any, null is
    /// the engine's default.</summary>
    public IReadOnlyList<string>? DedupeStatuses { get; init; }
}
