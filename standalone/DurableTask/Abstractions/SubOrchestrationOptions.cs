namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is called.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Options from their parts.</summary>
    /// <param name="retry">How to retry; null for not at all.</param>
    /// <param name="instanceId">The instance id; null for one derived from the caller.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>Task options with an instance id.</summary>
    /// <param name="options">What to copy; an instance id in it is kept unless another is given.</param>
    /// <param name="instanceId">The instance id; null for the copied one.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options)
    {
        InstanceId = instanceId;
        if (options is SubOrchestrationOptions sub)
        {
            InstanceId ??= sub.InstanceId;
        }
    }

    /// <summary>A copy.</summary>
    /// <param name="options">What to copy.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options) => InstanceId = options.InstanceId;

    /// <summary>The instance id; null for one derived from the caller.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The version to start; null for the worker's default.</summary>
    public new TaskVersion? Version
    {
        get => base.Version;
        init => base.Version = value;
    }
}
