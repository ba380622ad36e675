using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Tests.Calendar;

public sealed class CoverageTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;

    [Fact]
    public void National_OfTheRelease_CoversTheNoticesOf2019To2026()
    {
        Assert.Equal(new DateOnly(2018, 12, 29), National.CoverageFrom); // set by the notice of 2019
        Assert.Equal(new DateOnly(2026, 12, 31), National.CoverageThrough);
        Assert.Equal(8, National.Notices.Count);
        Assert.True(National.IsWorkingDay(new DateOnly(2018, 12, 29)));
        Assert.False(National.IsWorkingDay(new DateOnly(2018, 12, 31)));
    }

    [Fact]
    public void Calendar_BeforeCoverage_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => National.IsWorkingDay(new DateOnly(2018, 12, 28)));
        Assert.Throws<ArgumentOutOfRangeException>(() => National.WorkingDayAfter(new DateOnly(2018, 12, 27), 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => National.CountWorkingDays(new DateOnly(2018, 1, 1), new DateOnly(2019, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => National.WorkingDayBefore(new DateOnly(2019, 1, 2), 9));
    }

    [Fact]
    public void Calendar_BeyondTheProjection_Throws()
    {
        Assert.Equal(new DateOnly(2036, 12, 31), National.ProjectedThrough);
        Assert.Throws<ArgumentOutOfRangeException>(() => National.IsWorkingDay(new DateOnly(2037, 1, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => National.WorkingDayAfter(new DateOnly(2036, 12, 31), 1));
    }

    [Fact]
    public void Calendar_BeyondCoverage_IsProvisionalAndKnowsStatutoryDays()
    {
        Assert.True(National.IsProvisional(new DateOnly(2027, 1, 1)));
        LegalDay newYear = National[new DateOnly(2027, 1, 1)];
        Assert.Equal((DayKind.Holiday, true), (newYear.Kind, newYear.Provisional));
        Assert.Equal(DayKind.Holiday, National[new DateOnly(2028, 1, 26)].Kind); // 春节初一 2028
        Assert.False(National.IsProvisional(new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void LatestProjection_OverSpringFestival2027_AddsFourWorkingDaysOff() => Assert.Equal(
        National.CountWorkingDays(new DateOnly(2027, 1, 31), new DateOnly(2027, 2, 28)) - 4,
        National.LatestCountWorkingDays(new DateOnly(2027, 1, 31), new DateOnly(2027, 2, 28)));

    [Theory]
    [InlineData("2026-12-24", false)]
    [InlineData("2026-12-25", true)]
    [InlineData("2026-12-31", true)]
    [InlineData("2027-01-01", false)] // provisional, not subject
    [InlineData("2025-12-31", false)] // the notice of 2026 is out
    public void SubjectToNextNotice_InTheLastWeekOfCoverageAlone_IsTrue(string date, bool subject) =>
        Assert.Equal(subject, National.IsSubjectToNextNotice(Written.Day(date)));

    [Theory]
    [InlineData("2026-10-31", null)]
    [InlineData("2026-11-01", 2027)]
    [InlineData("2027-03-01", 2027)]
    public void MissingNotice_FromNovemberOn_IsNextYears(string today, int? year) =>
        Assert.Equal(year, National.MissingNotice(Written.Day(today)));

    [Fact]
    public void StatutoryHolidays_Of2027_AreThoseOfTheFile()
    {
        using Stream file = typeof(WorkingCalendar).Assembly.GetManifestResourceStream("Calendar/2027.json")!;
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(file);
        IEnumerable<string> dates = json.RootElement.GetProperty("statutoryOnly").EnumerateArray()
            .Select(d => d.GetProperty("date").GetString()!);
        Assert.Equal(dates, StatutoryHolidays.Of(2027).Select(d => Written.Iso(d.Date)));
    }

    [Theory]
    [InlineData(2019)]
    [InlineData(2020)] // a leap fourth month; 中秋 on National Day
    [InlineData(2021)]
    [InlineData(2022)]
    [InlineData(2023)] // a leap second month
    [InlineData(2024)]
    [InlineData(2025)] // the first year of 国务院令第795号; a leap sixth month
    [InlineData(2026)]
    public void StatutoryHolidays_OfAYearWithNotice_AreAllOffInIt(int year) =>
        Assert.All(StatutoryHolidays.Of(year), d => Assert.Equal(DayKind.Holiday, National[d.Date].Kind));

    [Fact]
    public void Version_OfTheSameContent_IsTheSameAndOtherwiseDiffers()
    {
        CalendarSet set = CalendarSet.Released;
        HolidayNotice notice = set.Notices.Single(n => n is { Region: "CN", Year: 2026 });
        Assert.Equal(set.National.Version, set.With(notice).National.Version);
        Assert.Equal(set.National.Version, set.With(HolidayNotice.Parse(notice.ToJson())).National.Version);
        HolidayNotice changed = notice with { Days = [.. notice.Days.SkipLast(1)] };
        Assert.NotEqual(set.National.Version, set.With(changed).National.Version);
        Assert.StartsWith("CN-2026.", set.National.Version, StringComparison.Ordinal);
    }

    [Fact]
    public void Projection_OfAYearAfterAGap_StaysProvisional()
    {
        HolidayNotice notice = new()
        {
            Year = 2028,
            Days = [new HolidayDay(new DateOnly(2028, 1, 8), false, "元旦调休上班")],
        };
        WorkingCalendar calendar = CalendarSet.Released.With(notice).National;
        Assert.Equal(new DateOnly(2026, 12, 31), calendar.CoverageThrough);
        Assert.True(calendar.IsProvisional(new DateOnly(2028, 1, 8)));
        Assert.True(calendar.IsWorkingDay(new DateOnly(2028, 1, 8)));
    }
}
