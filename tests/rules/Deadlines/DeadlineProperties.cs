using FsCheck;
using FsCheck.Fluent;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

/// <summary>What holds for every start and every number.</summary>
public sealed class DeadlineProperties
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;
    private static readonly DateOnly First = new(2019, 1, 1);
    private static readonly DateTimeOffset Epoch = ChinaTime.StartOf(First);

    private static readonly Arbitrary<DateTimeOffset> Starts =
        Gen.Choose(0, 2922 * 24 * 60).Select(m => Epoch.AddMinutes(m)).ToArbitrary();

    private static readonly Arbitrary<int> Numbers = Gen.Choose(1, 90).ToArbitrary();

    [Fact]
    public void Due_OfALaterStart_IsNeverEarlier() => Check(Starts, Starts, Numbers, (a, b, n) =>
        a <= b ? Due(a, n).DueAt <= Due(b, n).DueAt : Due(a, n).DueAt >= Due(b, n).DueAt);

    [Fact]
    public void Due_OfMoreDays_IsLater() => Check(Starts, Numbers, (start, n) =>
        Due(start, n).DueAt < Due(start, n + 1).DueAt);

    [Fact]
    public void StartRules_AreOrdered() => Check(Starts, Numbers, (start, n) =>
        Due(start, n, StartRule.V3).DueAt >= Due(start, n).DueAt
        && Due(start, n).DueAt >= Due(start, n, StartRule.V2).DueAt);

    [Fact]
    public void Floor_OfTheSameNumber_NeverEndsBeforeTheCeiling() => Check(Starts, Numbers, (start, n) =>
        Deadline.Compute(TimeLimit.FloorOfWorkingDays(n), start, National).DueAt >= Due(start, n).DueAt);

    [Fact]
    public void Count_FromStartToDue_IsTheNumber() => Check(Starts, Numbers, (start, n) =>
        National.CountWorkingDays(ChinaTime.DateOf(start), Due(start, n).DueDate) == n
        && National.IsWorkingDay(Due(start, n).DueDate));

    [Fact]
    public void WorkingDayBefore_UndoesWorkingDayAfter_OnWorkingDays() => Check(Starts, Numbers, (start, n) =>
    {
        DateOnly day = National.WorkingDayOnOrAfter(ChinaTime.DateOf(start));
        return National.WorkingDayBefore(National.WorkingDayAfter(day, n), n) == day;
    });

    [Fact]
    public void Latest_IsNeverBeforeDue_AndTheSameWithinCoverage() => Check(Starts, Numbers, (start, n) =>
    {
        Deadline due = Due(start, n);
        return due.Provisional == (due.DueDate > National.CoverageThrough)
            && (due.Provisional ? due.DueLatest >= due.DueDate : due.DueLatest == due.DueDate);
    });

    [Fact]
    public void Months_EndOnTheCorrespondingDayOrTheMonthsLast() => Check(Starts, Numbers, (start, n) =>
    {
        TimeLimit limit = new() { Unit = LimitUnit.Month, Amount = n, Roll = RollRule.None };
        Deadline due = Deadline.Compute(limit, start, National);
        int months = ((due.DueDate.Year - due.StartDate.Year) * 12) + due.DueDate.Month - due.StartDate.Month;
        int lastDay = DateTime.DaysInMonth(due.DueDate.Year, due.DueDate.Month);
        return months == n && due.DueDate.Day == Math.Min(due.StartDate.Day, lastDay);
    });

    [Fact]
    public void Roll_Forward_EndsOnTheFirstWorkingDay() => Check(Starts, Numbers, (start, n) =>
    {
        TimeLimit limit = new() { Unit = LimitUnit.Day, Amount = n };
        DateOnly raw = ChinaTime.DateOf(start).AddDays(n);
        DateOnly due = Deadline.Compute(limit, start, National).DueDate;
        return National.IsWorkingDay(due) && due >= raw && National.CountWorkingDays(raw.AddDays(-1), due) == 1;
    });

    [Fact]
    public void Pause_InsideThePeriod_AddsItsWorkingDays() => Check(Starts, Numbers, Numbers, (start, n, length) =>
    {
        TimeLimit limit = TimeLimit.WorkingDays(n) with { PauseRule = PauseRule.S1, PauseBasis = "basis" };
        DateTimeOffset until = start.AddDays(length);
        Deadline paused = Deadline.Compute(
            limit, start, National, new Budget { Pauses = [new Pause(start, until, "basis")] });
        int taken = National.CountWorkingDays(ChinaTime.DateOf(start), ChinaTime.DateOf(until));
        return paused.DueDate == Due(start, n + taken).DueDate;
    });

    [Fact]
    public void Trace_OfEveryLimit_CountsAsManyAsItsNumber() => Check(Starts, Numbers, (start, n) =>
    {
        Explanation explained = Explanation.Of(TimeLimit.WorkingDays(n), start, National);
        return explained.Trace.Count(d => d.Counted) == n && explained.Trace[^1].Date == explained.Deadline.DueDate;
    });

    private static Deadline Due(DateTimeOffset start, int n, StartRule rule = StartRule.V1) =>
        Deadline.Compute(TimeLimit.WorkingDays(n) with { StartRule = rule }, start, National);

    private static void Check<A, B>(Arbitrary<A> a, Arbitrary<B> b, Func<A, B, bool> holds) =>
        Prop.ForAll(a, b, holds).Check(Configuration);

    private static void Check<A, B, C>(Arbitrary<A> a, Arbitrary<B> b, Arbitrary<C> c, Func<A, B, C, bool> holds) =>
        Prop.ForAll(a, b, c, holds).Check(Configuration);

    private static Config Configuration => Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);
}
