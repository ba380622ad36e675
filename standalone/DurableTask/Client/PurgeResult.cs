namespace Microsoft.DurableTask.Client;

/// <summary>What a purge did.</summary>
public class PurgeResult
{
    /// <summary>A result that does not say whether all was done.</summary>
    /// <param name="count">How many instances are gone.</param>
    public PurgeResult(int count)
        : this(count, null)
    {
    }

    /// <summary>A result.</summary>
    /// <param name="count">How many instances are gone.</param>
    /// <param name="isComplete">Whether all that matched are gone; null when not known.</param>
    public PurgeResult(int count, bool? isComplete)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        PurgedInstanceCount = count;
        IsComplete = isComplete;
    }

    /// <summary>How many instances are gone.</summary>
    public int PurgedInstanceCount { get; }

    /// <summary>Whether all that matched are gone; null when not known.</summary>
    public bool? IsComplete { get; }
}
