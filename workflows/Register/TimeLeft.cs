using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Workflows.Register;

/// <summary>How much legal time a task has left, at the moment a queue is read.</summary>
/// <param name="WorkingDays">Working days after today through the last; 0 on the last day, negative once late. Null where no
/// clock runs, or the last day lies beyond what the calendar knows.</param>
/// <param name="Urgency">The colour of the queue: <c>overdue</c>, <c>today</c>, <c>soon</c> (three working days or fewer, a
/// management target), <c>later</c>, or <c>none</c> where no clock runs.</param>
public readonly record struct TimeLeft(int? WorkingDays, string Urgency)
{
    private const int Soon = 3;

    /// <summary>The time left until an instant.</summary>
    /// <param name="now">The instant the queue is read.</param>
    /// <param name="dueAt">The end of the limit, exclusive; null where no clock runs.</param>
    /// <param name="calendar">The working days of the case's jurisdiction.</param>
    public static TimeLeft Of(DateTimeOffset now, DateTimeOffset? dueAt, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (dueAt is not { } end)
        {
            return new TimeLeft(null, "none");
        }

        DateOnly today = ChinaTime.DateOf(now);
        DateOnly last = ChinaTime.DateOf(end.AddTicks(-1));
        bool late = now >= end;
        bool known = calendar.CoverageFrom <= (late ? last : today) && (late ? today : last) <= calendar.ProjectedThrough;
        int? days = !known ? null : late ? -AlarmDays.Left(last, today, calendar) : AlarmDays.Left(today, last, calendar);
        return new TimeLeft(days, late ? "overdue" : last == today ? "today" : days <= Soon ? "soon" : "later");
    }
}
