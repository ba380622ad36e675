using System.Globalization;

namespace GovMedia.Rules.Calendar;

/// <summary>The days that the statute itself sets free (法定节假日), before any notice bridges them to weekends.</summary>
/// <remarks>Source: 全国年节及纪念日放假办法, article 2; 国务院令第795号 from 2025, 国务院令第644号 before.</remarks>
public static class StatutoryHolidays
{
    /// <summary>The first and last year that can be computed.</summary>
    public static readonly (int First, int Last) Years = (2014, 2099);

    private static readonly ChineseLunisolarCalendar Lunisolar = new();

    /// <summary>The statutory days of a year, in order of date, each one off.</summary>
    /// <param name="year">The calendar year, within <see cref="Years"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside <see cref="Years"/>.</exception>
    public static IReadOnlyList<HolidayDay> Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, Years.First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, Years.Last);
        DateOnly spring = Lunar(year, 1, 1);
        List<HolidayDay> days =
        [
            new(new DateOnly(year, 1, 1), true, "元旦"),
            new(spring, true, "春节初一"),
            new(spring.AddDays(1), true, "春节初二"),
            new(spring.AddDays(2), true, "春节初三"),
            new(Qingming(year), true, "清明节"),
            new(new DateOnly(year, 5, 1), true, "劳动节"),
            new(Lunar(year, 5, 5), true, "端午节"),
            new(Lunar(year, 8, 15), true, "中秋节"),
            new(new DateOnly(year, 10, 1), true, "国庆节"),
            new(new DateOnly(year, 10, 2), true, "国庆节"),
            new(new DateOnly(year, 10, 3), true, "国庆节"),
        ];
        if (year >= 2025)
        {
            days.Add(new(spring.AddDays(-1), true, "除夕"));
            days.Add(new(new DateOnly(year, 5, 2), true, "劳动节"));
        }

        return days.DistinctBy(d => d.Date).OrderBy(d => d.Date).ToArray();
    }

    /// <summary>The eve of the Spring Festival (除夕), from which recent notices start an eight-day break.</summary>
    /// <param name="year">The calendar year, within <see cref="Years"/>.</param>
    public static DateOnly SpringFestivalEve(int year) => Lunar(year, 1, 1).AddDays(-1);

    private static DateOnly Lunar(int year, int month, int day)
    {
        // The BCL numbers months straight through, a leap month pushing the later ones up by one.
        int leap = Lunisolar.GetLeapMonth(year);
        int index = leap > 0 && month >= leap ? month + 1 : month;
        return DateOnly.FromDateTime(Lunisolar.ToDateTime(year, index, day, 0, 0, 0, 0));
    }

    private static DateOnly Qingming(int year)
    {
        // The solar term's date in the 21st century: [Y * 0.2422 + 4.81] - [Y / 4], Y the year's last two digits.
        int y = year % 100;
        return new DateOnly(year, 4, (int)((y * 0.2422) + 4.81) - (y / 4));
    }
}
