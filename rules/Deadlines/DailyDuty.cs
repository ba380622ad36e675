using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>The days on which a daily duty (每天, 每个工作日) asks for something.</summary>
public static class DailyDuty
{
    /// <summary>True when the duty asks for something on a day.</summary>
    /// <param name="days">On which days it asks.</param>
    /// <param name="date">The legal day.</param>
    /// <param name="calendar">The working days.</param>
    public static bool AsksOn(PostingDays days, DateOnly date, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return days switch
        {
            PostingDays.EveryDay => true,
            PostingDays.ExceptHolidays => calendar[date].Kind != DayKind.Holiday,
            _ => calendar.IsWorkingDay(date),
        };
    }

    /// <summary>The days of a stretch on which the duty asks for something, in order.</summary>
    /// <param name="days">On which days it asks.</param>
    /// <param name="span">The stretch.</param>
    /// <param name="calendar">The working days.</param>
    public static IEnumerable<DateOnly> Within(PostingDays days, WindowSpan span, WorkingCalendar calendar)
    {
        for (DateOnly date = span.First; date <= span.Last; date = date.AddDays(1))
        {
            if (AsksOn(days, date, calendar))
            {
                yield return date;
            }
        }
    }
}
