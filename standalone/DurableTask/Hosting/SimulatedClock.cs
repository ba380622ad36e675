namespace GovMedia.Standalone;

/// <summary>A clock that moves only when told, and never back.</summary>
/// <param name="start">Its first time.</param>
public sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = start.ToUniversalTime();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    /// <summary>Moves the clock.</summary>
    /// <param name="to">The new time; not before the present one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time lies in the clock's past.</exception>
    public void Set(DateTimeOffset to)
    {
        lock (gate)
        {
            if (to < now)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(to), to, $"The simulated clock stands at {now:O} and does not go back.");
            }

            now = to.ToUniversalTime();
        }
    }
}
