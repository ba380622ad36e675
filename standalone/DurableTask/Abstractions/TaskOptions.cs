namespace Microsoft.DurableTask;

/// <summary>How an activity or sub-orchestration is called.</summary>
public record TaskOptions
{
    /// <summary>Options with retries.</summary>
    /// <param name="retry">How to retry; null for not at all.</param>
    public TaskOptions(TaskRetryOptions? retry)
        : this(retry, null)
    {
    }

    /// <summary>Options with retries and tags.</summary>
    /// <param name="retry">How to retry; null for not at all.</param>
    /// <param name="tags">Labels kept in the history; null for none.</param>
    public TaskOptions(TaskRetryOptions? retry = null, IDictionary<string, string>? tags = null)
    {
        Retry = retry;
        Tags = tags;
    }

    /// <summary>A copy.</summary>
    /// <param name="options">What to copy.</param>
    public TaskOptions(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Retry = options.Retry;
        Tags = options.Tags;
        Version = options.Version;
    }

    /// <summary>How to retry; null for not at all.</summary>
    public TaskRetryOptions? Retry { get; init; }

    /// <summary>Labels kept in the history; null for none.</summary>
    public IDictionary<string, string>? Tags { get; init; }

    /// <summary>The version to call; null for the caller's own.</summary>
    public TaskVersion? Version { get; init; }

    /// <summary>Options that retry by policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The options.</returns>
    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(TaskRetryOptions.FromRetryPolicy(policy));

    /// <summary>Options that retry by handler.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>The options.</returns>
    public static TaskOptions FromRetryHandler(AsyncRetryHandler handler) =>
        new(TaskRetryOptions.FromRetryHandler(handler));

    /// <summary>Options that retry by handler.</summary>
    /// <param name="handler">The handler.</param>
    /// <returns>The options.</returns>
    public static TaskOptions FromRetryHandler(RetryHandler handler) =>
        new(TaskRetryOptions.FromRetryHandler(handler));

    /// <summary>The same options for a sub-orchestration of a chosen id.</summary>
    /// <param name="instanceId">The sub-orchestration's instance id.</param>
    /// <returns>The options.</returns>
    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
