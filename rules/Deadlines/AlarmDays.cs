using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>When reminders of a limit ring, and the rungs after it (催办、逾期上报): working days before and after its last
/// day.</summary>
public static class AlarmDays
{
    /// <summary>The day that reminders are counted back from.</summary>
    /// <param name="limit">The limit. Of one that is a date, "before" it may be read without the day itself: reminders go by
    /// the day before, lateness by the day itself .</param>
    /// <param name="due">Its last day.</param>
    public static DateOnly Aim(TimeLimit limit, DateOnly due)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit.Unit == LimitUnit.FixedDate ? due.AddDays(-1) : due;
    }

    /// <summary>When a reminder rings: 09:00 of the working day so many before the last.</summary>
    /// <param name="started">The instant of the start.</param>
    /// <param name="due">The last day, as <see cref="Aim"/> has it.</param>
    /// <param name="dueAt">The end of the limit, exclusive.</param>
    /// <param name="days">How many working days before the last; 0 is the last day itself.</param>
    /// <param name="calendar">The working days.</param>
    /// <returns>Null where that lies before the start, outside what the calendar knows, or not before the end; beyond it,
    /// it rings when a calendar is loaded that reaches further.</returns>
    public static DateTimeOffset? Reminder(
        DateTimeOffset started, DateOnly due, DateTimeOffset dueAt, int days, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (due > calendar.ProjectedThrough)
        {
            return null;
        }

        DateOnly start = ChinaTime.DateOf(started);
        DateOnly first = start < calendar.CoverageFrom ? calendar.CoverageFrom : start;
        if (days > 0 && calendar.CountWorkingDays(first.AddDays(-1), due.AddDays(-1)) < days)
        {
            return null;
        }

        DateTimeOffset at = ChinaTime.MorningOf(calendar.WorkingDayBefore(due, days));
        return at > started && at < dueAt ? at : null;
    }

    /// <summary>When a rung after the end rings.</summary>
    /// <param name="due">The last day of the limit.</param>
    /// <param name="dueAt">The end of the limit, exclusive.</param>
    /// <param name="days">How many working days after the last day; 0 without an hour is the end itself.</param>
    /// <param name="time">The time of day in China; null is 09:00.</param>
    /// <param name="calendar">The working days.</param>
    /// <returns>Null beyond what the calendar knows; it rings when one is loaded that reaches further.</returns>
    public static DateTimeOffset? Rung(
        DateOnly due, DateTimeOffset dueAt, int days, TimeOnly? time, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return days > calendar.CountWorkingDays(due, calendar.ProjectedThrough) ? null
            : days == 0 && time is null ? dueAt
            : ChinaTime.At(calendar.WorkingDayAfter(due, days), time ?? ChinaTime.OfficeOpens);
    }

    /// <summary>How many working days after the last day a rung that repeats rings next. Turns that passed while nobody was
    /// there, as before a case was begun late, are not made up for.</summary>
    /// <param name="due">The last day of the limit.</param>
    /// <param name="first">Working days after it of the first turn.</param>
    /// <param name="every">Working days from turn to turn.</param>
    /// <param name="last">When it last rang; null where it has not.</param>
    /// <param name="calendar">The working days.</param>
    public static int NextTurn(DateOnly due, int first, int every, DateTimeOffset? last, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (last is not { } rang || ChinaTime.DateOf(rang) <= due)
        {
            return first;
        }

        DateOnly day = ChinaTime.DateOf(rang);
        int passed = calendar.CountWorkingDays(due, day < calendar.ProjectedThrough ? day : calendar.ProjectedThrough);
        return passed < first ? first : first + ((((passed - first) / every) + 1) * every);
    }

    /// <summary>How many working days are left after a day, through the last.</summary>
    /// <param name="today">The legal day.</param>
    /// <param name="due">The last day of the limit.</param>
    /// <param name="calendar">The working days.</param>
    public static int Left(DateOnly today, DateOnly due, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.CountWorkingDays(today, due);
    }
}
