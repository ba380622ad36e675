namespace Microsoft.DurableTask;

/// <summary>Decides whether a failed task is tried again.</summary>
/// <param name="retryContext">What failed, how often, and for how long.</param>
/// <returns>True to try again at once.</returns>
public delegate bool RetryHandler(RetryContext retryContext);
