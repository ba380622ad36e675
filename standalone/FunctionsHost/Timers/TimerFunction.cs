using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>One timer function: when it occurs next, and its runs, one at a time.</summary>
internal sealed class TimerFunction
{
    private static readonly TimeSpan s_leastMonitored = TimeSpan.FromMinutes(1);
    private readonly DeclaredFunction _function;
    private readonly TimerSchedule _schedule;
    private readonly FunctionRuntime _runtime;
    private readonly TimerStatusFile _statuses;
    private readonly ILogger _log;
    private DateTimeOffset _last;
    private bool _pastDue;

    /// <summary>Takes up a timer function where it was left.</summary>
    /// <param name="function">The function.</param>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="runtime">Invokes it.</param>
    /// <param name="statuses">Where it was left.</param>
    /// <param name="now">The legal time.</param>
    /// <param name="log">Where failures go.</param>
    public TimerFunction(
        DeclaredFunction function,
        TimerSchedule schedule,
        FunctionRuntime runtime,
        TimerStatusFile statuses,
        DateTimeOffset now,
        ILogger log)
    {
        _function = function;
        _schedule = schedule;
        _runtime = runtime;
        _statuses = statuses;
        _log = log;
        TimerTriggerAttribute trigger = (TimerTriggerAttribute)function.Attribute;
        Next = schedule.After(now);
        Monitored = trigger.UseMonitor && schedule.After(Next) - Next >= s_leastMonitored;
        if (Monitored && statuses.Find(Name) is { } known)
        {
            // Reckoned afresh from the last occurrence, so that a changed schedule counts from now on.
            _last = Utc(known.Last);
            DateTimeOffset due = schedule.After(known.Last == default ? Utc(known.LastUpdated) : _last);
            _pastDue = due <= now;
            Next = _pastDue ? now : due;
        }
        else if (Monitored)
        {
            Note(now);
        }

        if (trigger.RunOnStartup)
        {
            Next = now;
        }
    }

    /// <summary>The function's name.</summary>
    public string Name => _function.Name;

    /// <summary>When it runs next; not after now when it is due.</summary>
    public DateTimeOffset Next { get; private set; }

    /// <summary>Whether its occurrences are written down.</summary>
    public bool Monitored { get; }

    /// <summary>Runs the occurrence that is due. A failure is logged, and the next occurrence runs.</summary>
    /// <param name="now">The legal time.</param>
    /// <param name="cancellation">Fires when the host gives up waiting.</param>
    /// <returns>Ends when it has run.</returns>
    public async Task RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        DateTimeOffset following = _schedule.After(now);
        TimerInfo timer = new()
        {
            IsPastDue = _pastDue,
            ScheduleStatus = !Monitored ? null : new ScheduleStatus
            {
                Last = _last.UtcDateTime,
                Next = following.UtcDateTime,
                LastUpdated = now.UtcDateTime,
            },
        };
        try
        {
            await _runtime.InvokeTimerAsync(_function, timer, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Not finished: it stays due, and runs again after the next start.
            throw;
        }
        catch (Exception failure)
        {
            _log.LogError(failure, "Timer function {Function} failed; it occurs next at {Next:O}", Name, following);
        }

        _pastDue = false;
        _last = now;
        Next = following;
        if (Monitored)
        {
            Note(now);
        }
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private void Note(DateTimeOffset now) => _statuses.Note(Name, new ScheduleStatus
    {
        Last = _last.UtcDateTime,
        Next = Next.UtcDateTime,
        LastUpdated = now.UtcDateTime,
    });
}
