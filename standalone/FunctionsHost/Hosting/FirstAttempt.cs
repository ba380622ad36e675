using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>This host retries nothing by itself: an orchestration retries its activities by policy.</summary>
internal sealed class FirstAttempt : RetryContext
{
    /// <summary>The one there is.</summary>
    public static FirstAttempt Only { get; } = new();

    /// <inheritdoc/>
    public override int RetryCount => 0;

    /// <inheritdoc/>
    public override int MaxRetryCount => 0;
}
