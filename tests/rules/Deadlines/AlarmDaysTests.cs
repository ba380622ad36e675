using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

public sealed class AlarmDaysTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;

    [Theory]
    [InlineData("2025-09-26T10:00:00", "2025-10-13", 3, "2025-10-09T09:00:00+08:00")] // 9, 10, 11 (a Saturday at work)
    [InlineData("2025-09-26T10:00:00", "2025-10-13", 1, "2025-10-11T09:00:00+08:00")]
    [InlineData("2025-09-26T10:00:00", "2025-10-13", 0, "2025-10-13T09:00:00+08:00")]
    [InlineData("2025-09-26T10:00:00", "2025-10-13", 8, null)] // would ring before there was anything to remind of
    [InlineData("2018-12-28T10:00:00", "2019-01-03", 6, null)] // before what the calendar knows
    public void Reminder_SoManyWorkingDaysBefore_RingsAtNine(string started, string due, int days, string? at)
    {
        DateOnly last = Written.Day(due);
        DateTimeOffset? rings = AlarmDays.Reminder(Written.At(started), last, ChinaTime.EndOf(last), days, National);
        Assert.Equal(at, rings is { } known ? Written.Iso(known) : null);
    }

    [Fact]
    public void Reminder_OfALimitThatIsADate_IsCountedFromTheDayBefore()
    {
        DateOnly last = Written.Day("2019-12-31");
        TimeLimit date = new() { Unit = LimitUnit.FixedDate, Date = last };
        DateOnly aim = AlarmDays.Aim(date, last);
        DateTimeOffset? rings = AlarmDays.Reminder(Written.At("2019-05-06T09:00:00"), aim, ChinaTime.EndOf(last), 3, National);
        Assert.Equal("2019-12-25T09:00:00+08:00", Written.Iso(rings!.Value)); // 26, 27, 30: on the 31st it is in time still
        Assert.Equal(last, AlarmDays.Aim(TimeLimit.WorkingDays(7), last));
    }

    [Theory]
    [InlineData("2025-10-13", 0, null, "2025-10-14T00:00:00+08:00")] // at the end itself
    [InlineData("2025-10-13", 1, null, "2025-10-14T09:00:00+08:00")]
    [InlineData("2025-09-30", 1, "10:30", "2025-10-09T10:30:00+08:00")] // after the holidays
    [InlineData("2025-10-13", 3000, null, null)] // beyond any calendar
    public void Rung_SoManyWorkingDaysAfter_RingsAtItsHour(string due, int days, string? hour, string? at)
    {
        DateOnly last = Written.Day(due);
        TimeOnly? time = hour is null ? null : TimeOnly.Parse(hour, System.Globalization.CultureInfo.InvariantCulture);
        DateTimeOffset? rings = AlarmDays.Rung(last, ChinaTime.EndOf(last), days, time, National);
        Assert.Equal(at, rings is { } known ? Written.Iso(known) : null);
    }

    [Theory]
    [InlineData(null, 6)] // never yet
    [InlineData("2025-10-21T09:00:00", 11)] // on its sixth working day after Monday 13
    [InlineData("2025-10-24T10:00:00", 11)] // three days late: the next one is where it was
    [InlineData("2025-10-30T10:00:00", 16)] // so late that one turn was missed: it is not made up for
    [InlineData("2025-10-10T09:00:00", 6)] // it rang, and then the limit came to end later
    public void Turn_OfARungThatRepeats_FollowsTheLastOne(string? last, int next) =>
        Assert.Equal(next, AlarmDays.NextTurn(
            Written.Day("2025-10-13"), 6, 5, last is null ? null : Written.At(last), National));
}
