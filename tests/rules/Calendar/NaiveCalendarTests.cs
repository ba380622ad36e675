using System.Text.Json;
using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Tests.Calendar;

/// <summary>The calendar beside a second, slow one that reads the files itself and steps day by day.</summary>
public sealed class NaiveCalendarTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;
    private static readonly Dictionary<DateOnly, bool> Off = ReadFiles();

    private static readonly DateOnly First = new(2019, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Fact]
    public void IsWorkingDay_EveryDaySince2019_AgreesWithTheFiles()
    {
        for (DateOnly day = First; day <= Last; day = day.AddDays(1))
        {
            Assert.True(Naive(day) == National.IsWorkingDay(day), $"{day:yyyy-MM-dd}");
        }
    }

    [Fact]
    public void WorkingDayAfter_EveryDayAndStatutoryNumber_AgreesWithSteppingDayByDay()
    {
        foreach (int n in new[] { 1, 3, 5, 7, 10, 15, 20, 23, 30, 60 })
        {
            for (DateOnly day = First.AddDays(-1); day < Last.AddDays(-100); day = day.AddDays(1))
            {
                Assert.True(Step(day, n, 1) == National.WorkingDayAfter(day, n), $"{n} after {day:yyyy-MM-dd}");
            }
        }
    }

    [Fact]
    public void WorkingDayBefore_EveryDay_AgreesWithSteppingBack()
    {
        foreach (int n in new[] { 1, 2, 3, 5 })
        {
            for (DateOnly day = First.AddDays(30); day <= Last; day = day.AddDays(1))
            {
                Assert.True(Step(day, n, -1) == National.WorkingDayBefore(day, n), $"{n} before {day:yyyy-MM-dd}");
            }
        }
    }

    [Fact]
    public void CountWorkingDays_FromEveryDay_AgreesWithCountingOneByOne()
    {
        for (DateOnly from = First; from < Last; from = from.AddDays(1))
        {
            int count = 0;
            for (DateOnly to = from; to <= Last && to <= from.AddDays(120); to = to.AddDays(1))
            {
                count += to > from && Naive(to) ? 1 : 0;
                Assert.True(count == National.CountWorkingDays(from, to), $"{from:yyyy-MM-dd} {to:yyyy-MM-dd}");
            }
        }
    }

    private static DateOnly Step(DateOnly day, int n, int direction)
    {
        while (n > 0)
        {
            day = day.AddDays(direction);
            n -= Naive(day) ? 1 : 0;
        }

        return day;
    }

    private static bool Naive(DateOnly day) => Off.TryGetValue(day, out bool off)
        ? !off
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static Dictionary<DateOnly, bool> ReadFiles()
    {
        Dictionary<DateOnly, bool> off = [];
        for (int year = 2019; year <= 2026; year++)
        {
            using Stream file = typeof(WorkingCalendar).Assembly
                .GetManifestResourceStream($"Calendar/{year}.json")!;
            using JsonDocument json = JsonDocument.Parse(file);
            foreach (JsonElement day in json.RootElement.GetProperty("days").EnumerateArray())
            {
                off[Written.Day(day.GetProperty("date").GetString()!)] = day.GetProperty("off").GetBoolean();
            }
        }

        // Set by the notice of the year after.
        off[new DateOnly(2022, 12, 31)] = true;
        return off;
    }
}
