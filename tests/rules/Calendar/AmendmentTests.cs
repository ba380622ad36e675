using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Tests.Calendar;

/// <summary>Two notices changed days that running cases had already counted.</summary>
public sealed class AmendmentTests
{
    private static readonly CalendarSet Set = CalendarSet.Released;

    [Theory]
    [InlineData("2020-01-20", 15, "2020-01-26", "2020-02-14", "2020-02-18")]
    [InlineData("2020-01-23", 1, "2020-01-26", "2020-01-31", "2020-02-03")]
    [InlineData("2020-01-21", 7, "2020-01-26", "2020-02-05", "2020-02-07")]
    [InlineData("2019-04-26", 3, "2019-03-21", "2019-05-02", "2019-04-30")] // earlier
    [InlineData("2019-04-30", 1, "2019-03-21", "2019-05-02", "2019-05-05")]
    [InlineData("2019-04-29", 7, "2019-03-21", "2019-05-09", "2019-05-10")]
    public void AsKnown_BeforeAndAfterAnAmendment_MovesTheDate(
        string start, int n, string lastDayBefore, string before, string after)
    {
        DateOnly day = Written.Day(start);
        DateOnly known = Written.Day(lastDayBefore);
        WorkingCalendar old = Set.AsKnownOn(known).National;
        WorkingCalendar amended = Set.AsKnownOn(known.AddDays(1)).National;
        Assert.Equal(Written.Day(before), old.WorkingDayAfter(day, n));
        Assert.Equal(Written.Day(after), amended.WorkingDayAfter(day, n));
        Assert.Equal(Written.Day(after), Set.National.WorkingDayAfter(day, n));
        Assert.NotEqual(old.Version, amended.Version);
    }

    [Theory]
    [InlineData("2022-12-07", "2022-12-31", true)] // the day before the notice of 2023
    [InlineData("2022-12-08", "2023-12-31", false)]
    public void AsKnown_AroundANotice_CoversWhatWasOut(string known, string through, bool subject)
    {
        WorkingCalendar calendar = Set.AsKnownOn(Written.Day(known)).National;
        Assert.Equal(Written.Day(through), calendar.CoverageThrough);
        Assert.Equal(subject, calendar.IsSubjectToNextNotice(new DateOnly(2022, 12, 30)));
    }

    [Fact]
    public void AsKnown_BeforeAnyNotice_Throws() =>
        Assert.Throws<ArgumentException>(() => Set.AsKnownOn(new DateOnly(2018, 12, 5)));

    [Fact]
    public void Why_OfAnAmendedDay_CitesTheAmendment()
    {
        Assert.Equal("国办发明电〔2019〕3号", Set.National[new DateOnly(2019, 5, 2)].Notice);
        Assert.Equal("国办发明电〔2018〕15号", Set.National[new DateOnly(2019, 5, 1)].Notice);
        Assert.Equal("国办发明电〔2020〕1号", Set.National[new DateOnly(2020, 1, 31)].Notice);
    }

    [Fact]
    public void With_TheNoticeOf2027_MovesCoverageAndFirmsDates()
    {
        HolidayNotice notice = new()
        {
            Year = 2027,
            DocumentNumber = "test",
            Days = [.. StatutoryHolidays.Of(2027), new HolidayDay(new DateOnly(2027, 1, 9), false, "元旦调休上班")],
        };
        CalendarSet after = Set.With(notice);
        Assert.Equal(new DateOnly(2027, 12, 31), after.National.CoverageThrough);
        Assert.False(after.National.IsProvisional(new DateOnly(2027, 1, 11)));
        Assert.False(after.National.IsSubjectToNextNotice(new DateOnly(2026, 12, 30)));
        Assert.Equal(new DateOnly(2027, 1, 9), after.National.WorkingDayAfter(new DateOnly(2026, 12, 18), 15));
        Assert.Equal(new DateOnly(2027, 1, 11), Set.National.WorkingDayAfter(new DateOnly(2026, 12, 18), 15));
    }
}
