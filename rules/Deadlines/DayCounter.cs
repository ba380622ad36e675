using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>Counts by one of a calendar's two projections; within coverage both are the same.</summary>
internal readonly record struct DayCounter(WorkingCalendar Calendar, bool Latest)
{
    public DateOnly After(DateOnly date, int n) =>
        Latest ? Calendar.LatestWorkingDayAfter(date, n) : Calendar.WorkingDayAfter(date, n);

    public DateOnly OnOrAfter(DateOnly date) => After(date.AddDays(-1), 1);

    public bool Works(DateOnly date) =>
        Latest ? Calendar.LatestCountWorkingDays(date.AddDays(-1), date) == 1 : Calendar.IsWorkingDay(date);

    public int Count(DateOnly from, DateOnly to) =>
        Latest ? Calendar.LatestCountWorkingDays(from, to) : Calendar.CountWorkingDays(from, to);
}
