namespace Microsoft.DurableTask;

/// <summary>How often and at what intervals a failed task is tried again.</summary>
/// <remarks>The wait before retry n (from 0) is first × coefficientⁿ, at most the maximum.</remarks>
public class RetryPolicy
{
    /// <summary>Makes a policy.</summary>
    /// <param name="maxNumberOfAttempts">All attempts, the first included; at least 1.</param>
    /// <param name="firstRetryInterval">The first wait; more than zero.</param>
    /// <param name="backoffCoefficient">The factor from one wait to the next; at least 1.</param>
    /// <param name="maxRetryInterval">The longest wait; one hour when null; not below the first.</param>
    /// <param name="retryTimeout">No retry begins later than this after the first attempt; null or infinite for no
    /// limit; otherwise not below the first wait.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxNumberOfAttempts, 0);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        if (double.IsNaN(backoffCoefficient) || backoffCoefficient < 1.0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(backoffCoefficient), backoffCoefficient, "The backoff coefficient is at least 1.");
        }

        if (maxRetryInterval < firstRetryInterval)
        {
            throw new ArgumentOutOfRangeException(
                nameof(maxRetryInterval), maxRetryInterval, "The longest wait is not below the first.");
        }

        if (retryTimeout is { } timeout && timeout != Timeout.InfiniteTimeSpan && timeout < firstRetryInterval)
        {
            throw new ArgumentOutOfRangeException(
                nameof(retryTimeout), retryTimeout, "The time limit is infinite or not below the first wait.");
        }

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
        Handle = exception => exception is not TaskFailedException failed || Wants(failed.FailureDetails);
    }

    /// <summary>All attempts, the first included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>The first wait.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>The factor from one wait to the next.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest wait; one hour unless said otherwise.</summary>
    public TimeSpan MaxRetryInterval { get; }

    /// <summary>No retry begins later than this after the first attempt; infinite unless said otherwise.</summary>
    public TimeSpan RetryTimeout { get; }

    /// <summary>Whether a failure is worth another attempt; everything is, unless said otherwise.</summary>
    public Func<Exception, bool> Handle { get; }

    /// <summary>Never asked; <see cref="HandleFailure"/> and retry handlers are.</summary>
    [Obsolete("Not implemented. Use TaskOptions.FromRetryHandler or HandleFailure instead.")]
    public Func<Exception, Task<bool>>? HandleAsync { get; set; }

    /// <summary>Sets which failures are worth another attempt. If it throws, retrying stops and the failure
    /// that was being judged is the one reported.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init => FailureFilter = value;
    }

    private Func<TaskFailureDetails, bool>? FailureFilter { get; init; }

    internal bool Wants(TaskFailureDetails failure) => FailureFilter is null || FailureFilter(failure);
}
