namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often the host has retried an invocation.</summary>
public abstract class RetryContext
{
    /// <summary>Makes the context.</summary>
    protected RetryContext()
    {
    }

    /// <summary>Retries made before this attempt; zero at first.</summary>
    public abstract int RetryCount { get; }

    /// <summary>The most retries the host will make; -1 for no end.</summary>
    public abstract int MaxRetryCount { get; }
}
