namespace GovMedia.Standalone.Engine;

/// <summary>Armed timers in order of due time: the near ones in memory, the rest in the file.</summary>
internal sealed class TimerQueue(IStore store)
{
    private const int Near = 8192;

    private readonly SortedSet<TimerRow> near = [];

    // Every timer up to here is in memory.
    private TimerRow horizon = new(long.MinValue, 0, 0);
    private bool all;

    /// <summary>When the next timer falls due, in UTC ticks; null when none is armed.</summary>
    public long? NextDue
    {
        get
        {
            Refill();
            return near.Count == 0 ? null : near.Min.Due;
        }
    }

    public void Arm(TimerRow timer)
    {
        store.PutTimer(timer);
        if (!all && timer > horizon)
        {
            return;
        }

        near.Add(timer);
        if (near.Count > 2 * Near)
        {
            while (near.Count > Near)
            {
                near.Remove(near.Max);
            }

            horizon = near.Max;
            all = false;
        }
    }

    public void Disarm(TimerRow timer)
    {
        store.DeleteTimer(timer);
        near.Remove(timer);
    }

    /// <summary>Takes one timer that is due, out of memory and out of the file.</summary>
    public bool TryTake(long now, out TimerRow timer)
    {
        Refill();
        timer = near.Min;
        if (near.Count == 0 || timer.Due > now)
        {
            return false;
        }

        Disarm(timer);
        return true;
    }

    private void Refill()
    {
        if (near.Count > 0 || all)
        {
            return;
        }

        List<TimerRow> rows = store.Timers(horizon, Near);
        near.UnionWith(rows);
        all = rows.Count < Near;
        if (rows.Count > 0)
        {
            horizon = rows[^1];
        }
    }
}
