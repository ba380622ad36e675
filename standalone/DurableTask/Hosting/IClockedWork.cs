namespace GovMedia.Standalone;

/// <summary>Work that falls due by the legal clock. Under a <see cref="SimulatedClock"/> whoever moves the clock
/// drains it; under a real clock it wakes itself.</summary>
public interface IClockedWork
{
    /// <summary>The earliest moment at which something falls due; null when nothing is armed.</summary>
    DateTimeOffset? NextDue { get; }

    /// <summary>Does everything that is due at the clock's present time.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Done when nothing due is left: no timer, no message, no runnable orchestration, no running
    /// activity.</returns>
    Task DrainAsync(CancellationToken cancellationToken);
}
