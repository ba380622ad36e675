using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

public sealed class WindowTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;
    private static readonly DateOnly Opened = new(2026, 11, 4); // a Wednesday

    [Fact]
    public void Weeks_BeginWithTheFirstFullOne()
    {
        Window week = new() { Kind = WindowKind.Week };
        Assert.Null(week.At(new DateOnly(2026, 11, 8), Opened));
        Assert.Equal("2026-11-09 2026-11-15", Text(week.At(new DateOnly(2026, 11, 11), Opened)));
        Assert.Equal(3, week.Ended(Opened, new DateOnly(2026, 11, 29)).Count());
        Assert.Equal(2, week.Ended(Opened, new DateOnly(2026, 11, 28)).Count());
    }

    [Theory]
    [InlineData("2026-11-08", null)]
    [InlineData("2026-11-09", "2026-11-09 2026-11-22")]
    [InlineData("2026-11-22", "2026-11-09 2026-11-22")]
    [InlineData("2026-11-23", "2026-11-23 2026-12-06")]
    [InlineData("2027-01-01", "2026-12-21 2027-01-03")]
    public void WeekPairs_AreCountedFromTheFirstFullWeek(string date, string? span) => Assert.Equal(
        span, Text(new Window { Kind = WindowKind.WeekPair }.At(Written.Day(date), Opened)));

    [Fact]
    public void WeekPairs_OfAnAccountOpenedOnAMonday_BeginThatDay() => Assert.Equal(
        "2026-11-02 2026-11-15",
        Text(new Window { Kind = WindowKind.WeekPair }.At(new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 2))));

    [Theory]
    [InlineData(WindowKind.Month, "2026-12-01 2026-12-31")]
    [InlineData(WindowKind.Quarter, null)] // October began before the account
    [InlineData(WindowKind.Year, null)]
    public void CalendarWindows_CutByTheOpening_AreNotCounted(WindowKind kind, string? span) =>
        Assert.Equal(span, Text(new Window { Kind = kind }.At(new DateOnly(2026, 12, 24), Opened)));

    [Fact]
    public void CalendarWindows_LieWithoutGaps()
    {
        WindowKind[] kinds = [WindowKind.Week, WindowKind.WeekPair, WindowKind.Month, WindowKind.Quarter];
        foreach (WindowKind kind in kinds)
        {
            WindowSpan[] spans = new Window { Kind = kind }.Ended(Opened, new DateOnly(2029, 12, 31)).ToArray();
            Assert.All(spans.Zip(spans.Skip(1)), p => Assert.Equal(p.First.EndsAt, p.Second.StartsAt));
            Assert.True(spans.Length >= 12);
        }
    }

    [Fact]
    public void Rolling_FromTheLastAct_EndsTheSameWeekdayOnHolidaysToo()
    {
        Window week = new() { Kind = WindowKind.Rolling, Amount = 1, Unit = LimitUnit.Week };
        Deadline next = Deadline.Compute(week.ToNextAct(), Written.At("2026-09-24T08:00:00"), National);
        Assert.Equal("2026-10-02T00:00:00+08:00", Written.Iso(next.DueAt)); // 24:00 of 10-01
        Assert.Equal("2026-09-25 2026-10-01", Text(week.At(new DateOnly(2026, 10, 1), Opened.AddYears(-1))));
        Assert.Null(week.At(Opened.AddDays(5), Opened)); // no whole week has passed yet
        Assert.Throws<InvalidOperationException>(() => week.Ended(Opened, Opened.AddDays(9)));
    }

    [Theory]
    [InlineData(PostingDays.WorkingDays, "2026-10-09 2026-10-10 2026-10-12")]
    [InlineData(PostingDays.ExceptHolidays, "2026-10-09 2026-10-10 2026-10-11 2026-10-12")]
    [InlineData(PostingDays.EveryDay, "2026-10-07 2026-10-08 2026-10-09 2026-10-10 2026-10-11 2026-10-12")]
    public void DailyDuty_OverAHoliday_AsksOnItsDays(PostingDays days, string asked)
    {
        WindowSpan span = new(new DateOnly(2026, 10, 7), new DateOnly(2026, 10, 12));
        string expected = days == PostingDays.EveryDay ? asked : "2026-10-08 " + asked;
        Assert.Equal(expected, string.Join(' ', DailyDuty.Within(days, span, National).Select(d => Written.Iso(d))));
    }

    private static string? Text(WindowSpan? span) =>
        span is { } s ? $"{Written.Iso(s.First)} {Written.Iso(s.Last)}" : null;
}
