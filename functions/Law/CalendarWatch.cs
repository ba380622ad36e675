using GovMedia.Workflows.Calendars;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GovMedia.Functions.Law;

/// <summary>Looks whether next year's holiday notice is loaded, and rings from 1 November until it is.</summary>
public sealed class CalendarWatch(MissingNotice alarm, ILogger<CalendarWatch> log)
{
    /// <summary>Writes to administrators and supervising units, each once a week.</summary>
    [Function("WatchNotices")]
    public async Task Watch([TimerTrigger("%NoticeSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        if (await alarm.YearAsync(cancellation) is { } year)
        {
            log.LogWarning("The holiday notice of {Year} is not loaded", year);
        }

        await alarm.RunAsync(cancellation);
    }
}
