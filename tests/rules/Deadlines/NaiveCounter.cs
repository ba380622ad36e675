using System.Text.Json;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

/// <summary>Counts as a person with the notices on the wall does: reads the files itself, steps day by day.</summary>
/// <param name="latest">True for the projection with an eight-day Spring Festival in 2027.</param>
internal sealed class NaiveCounter(bool latest)
{
    private static readonly Dictionary<DateOnly, bool> Off = ReadFiles();
    private static readonly DateOnly SpringFestivalEve2027 = new(2027, 2, 5);

    public bool Works(DateOnly day) =>
        !(latest && day >= SpringFestivalEve2027 && day < SpringFestivalEve2027.AddDays(8))
        && (Off.TryGetValue(day, out bool off)
            ? !off
            : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The last day of a ceiling of working days.</summary>
    public DateOnly Ceiling(DateOnly received, int n, StartRule rule, Func<DateOnly, bool>? paused = null)
    {
        DateOnly day = rule switch
        {
            StartRule.V2 => received.AddDays(-1), // the day of receipt may be day 1
            StartRule.V3 => NextWorkingDayFrom(received), // receipt on a day off is deemed the next working day
            _ => received,
        };
        return Walk(day, n, paused);
    }

    /// <summary>The last day of a floor and the first lawful moment of the next step.</summary>
    public (DateOnly Last, DateTimeOffset Next) Floor(DateTimeOffset published, int n, FloorRule rule)
    {
        DateTime here = published.UtcDateTime.AddHours(8);
        DateOnly day = DateOnly.FromDateTime(here);
        bool early = here.TimeOfDay <= TimeSpan.FromHours(9);
        DateOnly last = rule switch
        {
            FloorRule.M3 => day.AddDays(n),
            FloorRule.M2 when early && Works(day) => Walk(day.AddDays(-1), n, null),
            _ => Walk(day, n, null),
        };
        DateOnly next = last.AddDays(1);
        return (last, Midnight(rule == FloorRule.M4 ? NextWorkingDayFrom(next) : next));
    }

    /// <summary>The same day so many months on, the last of the month where there is none.</summary>
    public static DateOnly MonthsOn(DateOnly day, int months)
    {
        int year = day.Year;
        int month = day.Month;
        for (int i = 0; i < months; i++)
        {
            (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        }

        return new DateOnly(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }

    public DateOnly NextWorkingDayFrom(DateOnly day)
    {
        while (!Works(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>How many working days lie in (from, to].</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        int count = 0;
        for (DateOnly day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += Works(day) ? 1 : 0;
        }

        return count;
    }

    public static DateTimeOffset Midnight(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.FromHours(8));

    private DateOnly Walk(DateOnly day, int n, Func<DateOnly, bool>? paused)
    {
        while (n > 0)
        {
            day = day.AddDays(1);
            n -= Works(day) && paused?.Invoke(day) is not true ? 1 : 0;
        }

        return day;
    }

    private static Dictionary<DateOnly, bool> ReadFiles()
    {
        Dictionary<DateOnly, bool> off = [];
        for (int year = 2019; year <= 2027; year++)
        {
            using Stream file = typeof(WorkingCalendar).Assembly.GetManifestResourceStream($"Calendar/{year}.json")!;
            using JsonDocument json = JsonDocument.Parse(file);
            foreach (string list in new[] { "daysInPreviousYearSetByThisNotice", "days", "statutoryOnly" })
            {
                if (json.RootElement.TryGetProperty(list, out JsonElement days))
                {
                    foreach (JsonElement day in days.EnumerateArray())
                    {
                        off[Written.Day(day.GetProperty("date").GetString()!)] =
                            !day.TryGetProperty("off", out JsonElement isOff) || isOff.GetBoolean();
                    }
                }
            }
        }

        return off;
    }
}
