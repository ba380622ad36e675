namespace Microsoft.DurableTask;

/// <summary>Decides whether a failed task is tried again; may await durable timers of the orchestration.</summary>
/// <param name="retryContext">What failed, how often, and for how long.</param>
/// <returns>True to try again.</returns>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
