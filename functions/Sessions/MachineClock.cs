namespace GovMedia.Functions.Sessions;

/// <summary>The machine's clock: sessions and limits on guessing go by it, never by legal time.</summary>
public sealed class MachineClock(TimeProvider time)
{
    /// <summary>Now.</summary>
    public DateTimeOffset Now => time.GetUtcNow();
}
