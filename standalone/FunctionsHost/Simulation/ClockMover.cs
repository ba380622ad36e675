using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>
/// Moves the simulated clock from due time to due time, so that everything on the way runs at its own time and in
/// order, and all work that follows from it is done before the clock moves on. One move at a time.
/// </summary>
internal sealed class ClockMover(
    SimulatedTime time,
    IEnumerable<IClockedWork> work,
    TimerFunctions timers,
    IEnumerable<IStandaloneEngine> engines) : IDisposable
{
    // Work that is due, drained and due again without the clock moving would never end.
    private const int MostRoundsAtOneTime = 100_000;
    private readonly IClockedWork[] _work = [.. work];
    private readonly SemaphoreSlim _oneMove = new(1);

    /// <summary>The legal time.</summary>
    public DateTimeOffset Now => time.Clock.GetUtcNow();

    /// <summary>Moves the clock.</summary>
    /// <param name="target">Gives the time to reach from the present one; asked when the move begins.</param>
    /// <param name="cancellation">Stops the move between two due times; the clock stays where it is then.</param>
    /// <returns>The time reached and how many durable timers and timer functions fired; null when the target lies
    /// behind.</returns>
    public async Task<(DateTimeOffset Now, long Fired)?> MoveAsync(
        Func<DateTimeOffset, DateTimeOffset> target,
        CancellationToken cancellation)
    {
        await _oneMove.WaitAsync(cancellation);
        try
        {
            DateTimeOffset to = target(Now);
            if (to < Now)
            {
                return null;
            }

            long fired = await FireUntilAsync(to, cancellation);
            return (Now, fired);
        }
        finally
        {
            timers.Save();
            time.Flush();
            _oneMove.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneMove.Dispose();

    private async Task<long> FireUntilAsync(DateTimeOffset to, CancellationToken cancellation)
    {
        long before = Fired();
        int rounds = 0;
        await DrainAsync();
        while (NextDue() is { } due && due <= to)
        {
            cancellation.ThrowIfCancellationRequested();
            if (due > Now)
            {
                time.Set(due);
                rounds = 0;
            }
            else if (++rounds > MostRoundsAtOneTime)
            {
                throw new FunctionWorkerException(
                    $"Work due at {Moments.Write(due)} falls due again each time it is done; time cannot pass it.");
            }

            await DrainAsync();
        }

        time.Set(to);
        await DrainAsync();
        return Fired() - before;
    }

    private long Fired() => timers.Runs + engines.Sum(engine => engine.Report.TimersFired);

    private DateTimeOffset? NextDue() => _work.Min(one => one.NextDue);

    private async Task DrainAsync()
    {
        // Once begun, what is due at one time is finished at that time. Draining one kind may wake another.
        foreach (IClockedWork one in _work)
        {
            await one.DrainAsync(CancellationToken.None);
        }

        foreach (IClockedWork one in _work)
        {
            await one.DrainAsync(CancellationToken.None);
        }
    }
}
