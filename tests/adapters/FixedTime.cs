namespace GovMedia.Adapters.Tests;

/// <summary>A clock that stands still; its timers are the machine's.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
