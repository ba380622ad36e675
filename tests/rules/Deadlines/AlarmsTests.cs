using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

public sealed class AlarmsTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;
    private static readonly DateTimeOffset Start = Written.At("2026-09-24T10:00:00");
    private static readonly Deadline Due = Deadline.Compute(TimeLimit.WorkingDays(7), Start, National);

    [Fact]
    public void Alarms_OfACeiling_RingBeforeAtAndAfterTheEnd() => Assert.Equal(
        [
            "reminder 3 2026-10-08T09:00:00+08:00", // the first day after National Day
            "reminder 1 2026-10-10T09:00:00+08:00", // a make-up Saturday
            "breach 0 2026-10-13T00:00:00+08:00",
            "escalation 1 2026-10-13T09:00:00+08:00",
            "escalation 2 2026-10-20T09:00:00+08:00",
            "escalation 3 2026-10-27T09:00:00+08:00",
        ],
        Rung(Due, AlarmPlan.Default, 6));

    [Fact]
    public void Reminder_ThatWouldRingBeforeTheStart_IsSkipped()
    {
        AlarmPlan early = new() { RemindWorkingDaysBefore = [1, 6, 7, 9] };
        // The seventh day before is the day of receipt itself, whose 09:00 had passed at 10:00.
        Assert.Equal(
            ["reminder 6 2026-09-28T09:00:00+08:00", "reminder 1 2026-10-10T09:00:00+08:00"],
            Rung(Due, early, 2));
    }

    [Fact]
    public void Escalation_AfterAnEndOnAFriday_WaitsForTheNextWorkingDay()
    {
        Deadline friday = Deadline.Compute(TimeLimit.WorkingDays(5), Written.At("2026-11-20T10:00:00"), National);
        Alarm[] alarms = Alarms.Of(friday, Start, AlarmPlan.Default, National).Take(5).ToArray();
        Assert.Equal("2026-11-28T00:00:00+08:00", Written.Iso(alarms.Single(a => a.Kind == AlarmKind.Breach).At));
        Assert.Equal("2026-11-30T09:00:00+08:00", Written.Iso(alarms.First(a => a.Kind == AlarmKind.Escalation).At));
    }

    [Fact]
    public void Alarms_OfAFloor_EndWhenItMatures()
    {
        Deadline floor = Deadline.Compute(TimeLimit.FloorOfWorkingDays(5), Start, National);
        Assert.Equal(AlarmKind.Matured, Alarms.Of(floor, Start, AlarmPlan.Default, National).Last().Kind);
    }

    [Fact]
    public void Alarms_OfATarget_AreNoBreach()
    {
        TimeLimit target = TimeLimit.WorkingDays(2) with { Kind = LimitKind.Target };
        Deadline due = Deadline.Compute(target, Start, National);
        AlarmPlan quiet = new() { EscalateAfterWorkingDays = null };
        Assert.Equal(AlarmKind.TargetMissed, Alarms.Of(due, Start, quiet, National).Last().Kind);
    }

    [Fact]
    public void Alarms_OfAnHour_RemindInMinutes()
    {
        Deadline hour = Deadline.Compute(new TimeLimit { Unit = LimitUnit.Hour, Amount = 1 }, Start, National);
        AlarmPlan plan = new()
        {
            RemindWorkingDaysBefore = [],
            RemindMinutesBefore = [15, 30],
            EscalateEveryWorkingDays = null,
        };
        Assert.Equal(
            [
                "reminder 30 2026-09-24T10:30:00+08:00", "reminder 15 2026-09-24T10:45:00+08:00",
                "breach 0 2026-09-24T11:00:00+08:00",
                "escalation 1 2026-09-28T09:00:00+08:00", // 9-25 to 9-27 are off
            ],
            Rung(hour, plan, 9));
    }

    [Fact]
    public void Next_AfterAnInstant_IsTheFirstLater()
    {
        DateTimeOffset breach = Due.DueAt;
        Assert.Equal(breach, Alarms.Next(Due, Start, AlarmPlan.Default, National, breach.AddTicks(-1))?.At);
        Assert.Equal(
            "2026-10-13T09:00:00+08:00",
            Written.Iso(Alarms.Next(Due, Start, AlarmPlan.Default, National, breach)!.At));
        AlarmPlan once = new() { LastRung = 1 };
        Assert.Null(Alarms.Next(Due, Start, once, National, breach.AddDays(1)));
    }

    [Fact]
    public void Keys_OfOneEnd_AreUniqueAndStable_AndChangeWhenItMoves()
    {
        string[] keys = Alarms.Of(Due, Start, AlarmPlan.Default, National).Take(50).Select(a => a.Key).ToArray();
        Assert.Equal(50, keys.Distinct().Count());
        Assert.Equal(keys, Alarms.Of(Due, Start, AlarmPlan.Default, National).Take(50).Select(a => a.Key));
        Deadline moved = Deadline.Compute(TimeLimit.WorkingDays(8), Start, National);
        Assert.Empty(keys.Intersect(Alarms.Of(moved, Start, AlarmPlan.Default, National).Take(50).Select(a => a.Key)));
    }

    private static string[] Rung(Deadline deadline, AlarmPlan plan, int count) =>
        Alarms.Of(deadline, Start, plan, National).Take(count)
            .Select(a => $"{Lower(a.Kind)} {a.Rung} {Written.Iso(a.At)}").ToArray();

    private static string Lower(AlarmKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];
}
