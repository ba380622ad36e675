using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

public sealed class DeadlineTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;

    [Theory]
    [InlineData(StartRule.V1, "2026-11-20", "2026-12-01")] // a Friday
    [InlineData(StartRule.V2, "2026-11-20", "2026-11-30")] // it is day 1
    [InlineData(StartRule.V3, "2026-11-20", "2026-12-01")]
    [InlineData(StartRule.V1, "2026-11-21", "2026-12-01")] // a Saturday
    [InlineData(StartRule.V2, "2026-11-21", "2026-12-01")] // no working day, so nothing to count
    [InlineData(StartRule.V3, "2026-11-21", "2026-12-02")] // deemed Monday
    [InlineData(StartRule.V3, "2026-10-10", "2026-10-20")] // a make-up Saturday is itself
    public void StartRules_OfSevenWorkingDays_DifferOnlyWhereTheyMust(StartRule rule, string start, string due) =>
        Assert.Equal(due, Due(TimeLimit.WorkingDays(7) with { StartRule = rule }, start));

    [Theory]
    [InlineData(LimitUnit.Month, 1, "2025-01-31", "2025-02-28")] // no corresponding day: end of month
    [InlineData(LimitUnit.Month, 1, "2024-01-31", "2024-02-29")]
    [InlineData(LimitUnit.Month, 6, "2025-03-31", "2025-09-30")]
    [InlineData(LimitUnit.Month, 3, "2025-11-30", "2026-02-28")] // a make-up Saturday: no roll
    [InlineData(LimitUnit.Month, 1, "2026-09-03", "2026-10-08")] // rolls over National Day
    [InlineData(LimitUnit.Year, 1, "2024-02-29", "2025-02-28")]
    [InlineData(LimitUnit.Year, 1, "2025-06-20", "2026-06-22")] // 端午 Friday to Sunday
    [InlineData(LimitUnit.Week, 2, "2026-09-18", "2026-10-08")] // 10-02 is off
    [InlineData(LimitUnit.Day, 10, "2026-11-10", "2026-11-20")]
    public void CalendarUnits_EndOnTheCorrespondingDayAndRoll(LimitUnit unit, int amount, string start, string due) =>
        Assert.Equal(due, Due(new TimeLimit { Unit = unit, Amount = amount }, start));

    [Theory]
    [InlineData(LimitUnit.Month, "2025-03-01", "2025-03-31")]
    [InlineData(LimitUnit.Month, "2025-01-31", "2025-02-28")]
    [InlineData(LimitUnit.Month, "2025-07-15", "2025-08-14")]
    [InlineData(LimitUnit.Week, "2025-07-14", "2025-07-20")]
    public void CalendarUnits_WithTheStartCounted_EndADayEarlier(LimitUnit unit, string start, string due) =>
        Assert.Equal(due,
        Due(new TimeLimit { Unit = unit, Amount = 1, StartRule = StartRule.V2, Roll = RollRule.None }, start));

    [Fact]
    public void Target_InDays_DoesNotRollUnlessToldTo()
    {
        TimeLimit target = new() { Unit = LimitUnit.Day, Amount = 10, Kind = LimitKind.Target };
        Assert.Equal("2026-10-01", Due(target, "2026-09-21"));
        Assert.Equal("2026-10-08", Due(target with { Roll = RollRule.Forward }, "2026-09-21"));
    }

    [Theory]
    [InlineData("2026-10-01T10:30:15", 1, "2026-10-01T11:30:15+08:00", "2026-10-01")] // a holiday: runs all the same
    [InlineData("2026-10-01T23:30:00", 1, "2026-10-02T00:30:00+08:00", "2026-10-02")]
    [InlineData("2026-10-01T23:00:00", 1, "2026-10-02T00:00:00+08:00", "2026-10-01")] // ends with the day
    [InlineData("2026-10-01T02:30:15Z", 24, "2026-10-02T10:30:15+08:00", "2026-10-02")]
    public void Hours_RunByTheClock(string start, int hours, string dueAt, string dueDate)
    {
        Deadline due = Deadline.Compute(
            new TimeLimit { Unit = LimitUnit.Hour, Amount = hours }, Written.At(start), National);
        Assert.Equal((dueAt, dueDate), (Written.Iso(due.DueAt), Written.Iso(due.DueDate)));
        Assert.False(due.Provisional);
    }

    [Fact]
    public void FixedDate_OnADayOff_IsLateOnlyAfterItsEnd()
    {
        TimeLimit yearEnd = new() { Unit = LimitUnit.FixedDate, MonthDay = "12-31" };
        Deadline due = Deadline.Compute(yearEnd, Written.At("2022-03-01T09:00:00"), National);
        Assert.Equal("2023-01-01T00:00:00+08:00", Written.Iso(due.DueAt)); // 2022-12-31 was a Saturday
        Assert.True(due.Allows(Written.At("2022-12-31T23:59:59")));
        Assert.False(due.Allows(Written.At("2023-01-01T00:00:00")));
        Assert.Equal("2023-01-03", Due(yearEnd with { Roll = RollRule.Forward }, "2022-03-01"));
        Assert.Equal("2022-12-31", Due(yearEnd, "2022-12-31"));
        Assert.Equal("2023-12-31", Due(yearEnd, "2023-01-01"));
        Assert.Equal("2019-08-31", Due(
            new TimeLimit { Unit = LimitUnit.FixedDate, Date = new DateOnly(2019, 8, 31) }, "2019-02-01"));
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-06")] // the fifth working day
    [InlineData("2026-10-01", "2026-10-10")] // the fifth would be the 13th: not later than the 10th
    [InlineData("2026-11-06", "2026-11-06")] // the day itself is in time
    [InlineData("2026-11-20", "2026-12-07")] // past for November: December's
    public void WorkingDayOfMonth_IsTheNthButNotAfterItsBound(string start, string due) => Assert.Equal(
        due, Due(new TimeLimit { Unit = LimitUnit.WorkingDayOfMonth, Amount = 5, NotAfterDay = 10 }, start));

    [Fact]
    public void CloseOfBusiness_EndsTheLastDayEarly()
    {
        TimeLimit limit = TimeLimit.WorkingDays(7) with
        {
            EndRule = EndRule.CloseOfBusiness,
            ClosesAt = new TimeOnly(17, 30),
        };
        Deadline due = Deadline.Compute(limit, Written.At("2026-11-23T09:00:00"), National);
        Assert.Equal("2026-12-02T17:30:00+08:00", Written.Iso(due.DueAt));
    }

    [Theory]
    [InlineData(FloorRule.M1, "2026-11-23T08:00:00", "2026-12-14", "2026-12-15T00:00:00+08:00")]
    [InlineData(FloorRule.M2, "2026-11-23T08:00:00", "2026-12-11", "2026-12-12T00:00:00+08:00")]
    [InlineData(FloorRule.M2, "2026-11-23T09:00:01", "2026-12-14", "2026-12-15T00:00:00+08:00")] // after opening
    [InlineData(FloorRule.M3, "2026-11-23T08:00:00", "2026-12-08", "2026-12-09T00:00:00+08:00")]
    [InlineData(FloorRule.M4, "2026-11-23T08:00:00", "2026-12-14", "2026-12-15T00:00:00+08:00")]
    [InlineData(FloorRule.M1, "2026-11-20T08:00:00", "2026-12-11", "2026-12-12T00:00:00+08:00")]
    [InlineData(FloorRule.M4, "2026-11-20T08:00:00", "2026-12-11", "2026-12-14T00:00:00+08:00")] // waits for Monday
    public void Floors_OfFifteenWorkingDays_OpenTheNextStep(FloorRule rule, string start, string last, string step)
    {
        Deadline due = Deadline.Compute(
            TimeLimit.FloorOfWorkingDays(15) with { FloorRule = rule }, Written.At(start), National);
        Assert.Equal((last, step), (Written.Iso(due.DueDate), Written.Iso(due.DueAt)));
        Assert.False(due.Allows(due.DueAt.AddTicks(-1)));
        Assert.True(due.Allows(due.DueAt));
    }

    [Fact]
    public void Floor_BeyondCoverage_GoesByTheLatestProjection()
    {
        DateTimeOffset start = Written.At("2026-12-01T10:00:00");
        Deadline floor = Deadline.Compute(TimeLimit.FloorOfWorkingDays(60), start, National);
        Deadline ceiling = Deadline.Compute(TimeLimit.WorkingDays(60), start, National);
        Assert.Equal(("2027-03-04", "2027-03-04"), (Written.Iso(floor.DueDate), Written.Iso(floor.DueLatest)));
        Assert.Equal(("2027-02-26", "2027-03-04"), (Written.Iso(ceiling.DueDate), Written.Iso(ceiling.DueLatest)));
    }

    [Theory]
    [InlineData(LimitUnit.WorkingDay)]
    [InlineData(LimitUnit.Day)]
    [InlineData(LimitUnit.Hour)]
    public void Compute_OfNoAmount_Throws(LimitUnit unit) => Assert.Throws<ArgumentException>(
        () => Deadline.Compute(new TimeLimit { Unit = unit }, Written.At("2026-11-23T09:00:00"), National));

    private static string Due(TimeLimit limit, string start) =>
        Written.Iso(Deadline.Compute(limit, ChinaTime.StartOf(Written.Day(start)), National).DueDate);
}
