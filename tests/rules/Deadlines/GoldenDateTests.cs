using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

/// <summary>Dates worked out by hand from the notices, the start day not counted, make-up days counted.</summary>
public sealed class GoldenDateTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;

    [Theory]
    [InlineData("2025-09-26", "2025-10-13", "2025-10-23", "2025-11-13")] // make-up 9-28 and 10-11, eight days off
    [InlineData("2025-09-30", "2025-10-16", "2025-10-28", "2025-11-18")] // eve of the holiday
    [InlineData("2026-02-09", "2026-02-25", "2026-03-06", "2026-03-27")] // make-up Saturday 2-14
    [InlineData("2026-02-13", "2026-03-02", "2026-03-12", "2026-04-02")] // counts 2-14 and 2-28
    [InlineData("2026-04-30", "2026-05-13", "2026-05-25", "2026-06-15")] // Labour Day, make-up 5-09
    [InlineData("2026-09-24", "2026-10-12", "2026-10-22", "2026-11-12")] // Mid-Autumn and National Day
    [InlineData("2024-02-08", "2024-02-23", "2024-03-06", "2024-03-27")] // make-up Sunday 2-18
    public void Ceilings_AcrossHolidays_EndOnTheNthWorkingDay(string start, string seven, string fifteen, string thirty)
    {
        DateTimeOffset received = ChinaTime.At(Written.Day(start), new TimeOnly(23, 59, 59));
        Assert.Equal(Written.Day(seven), Due(7, received).DueDate);
        Assert.Equal(Written.Day(fifteen), Due(15, received).DueDate);
        Assert.Equal(Written.Day(thirty), Due(30, received).DueDate);
    }

    [Theory]
    [InlineData("2019-08-03", "2019-10-31")] // the document's date, a Saturday
    [InlineData("2019-08-08", "2019-11-06")] // the repost
    [InlineData("2019-09-10", "2019-12-09")] // in force
    public void SixtyWorkingDays_OfTheLegacyRule_EndAsTheirStartSays(string start, string due) =>
        Assert.Equal(Written.Day(due), Due(60, ChinaTime.StartOf(Written.Day(start))).DueDate);

    [Theory]
    [InlineData("2026-11-20", "2027-01-04")]
    [InlineData("2026-11-23", "2027-01-05")]
    public void ThirtyWorkingDays_IntoAYearWithoutNotice_AreProvisional(string start, string due)
    {
        DateTimeOffset received = ChinaTime.StartOf(Written.Day(start));
        Deadline thirty = Due(30, received);
        Assert.Equal(Written.Day(due), thirty.DueDate);
        Assert.True(thirty.Provisional);
        Assert.False(thirty.SubjectToNextNotice);
        Assert.False(Due(7, received).Provisional);
    }

    [Fact]
    public void Due_InTheLastWeekOfCoverage_IsFirmButSubjectToTheNextNotice()
    {
        Deadline due = Due(7, Written.At("2026-12-18T10:00:00"));
        Assert.Equal(Written.Day("2026-12-29"), due.DueDate);
        Assert.False(due.Provisional);
        Assert.True(due.SubjectToNextNotice);
    }

    private static Deadline Due(int n, DateTimeOffset start) =>
        Deadline.Compute(TimeLimit.WorkingDays(n), start, National);
}
