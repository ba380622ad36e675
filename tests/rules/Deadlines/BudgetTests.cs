using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

public sealed class BudgetTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;
    private static readonly DateTimeOffset Received = Written.At("2026-09-24T10:00:00");

    private static readonly TimeLimit Objection = TimeLimit.WorkingDays(7) with
    {
        CumulativeCap = 30,
        Extension = new ExtensionRule { ApproverRole = "unit-head" },
    };

    private static readonly TimeLimit Pausable = TimeLimit.WorkingDays(20) with
    {
        PauseRule = PauseRule.S1,
        PauseBasis = "政府信息公开条例第三十三条",
    };

    [Fact]
    public void Extension_ToANewTotal_CountsFromReceipt()
    {
        Budget budget = Granted(30, "2026-10-09T10:00:00");
        Assert.Equal("2026-11-12", Due(Objection, budget)); // not thirty more after day seven
        Assert.Equal("2026-10-12", Due(Objection, Budget.None));
    }

    [Fact]
    public void Extension_AboveTheCap_Throws() => Assert.Throws<ArgumentException>(
        () => Due(Objection, Granted(31, "2026-10-09T10:00:00")));

    [Theory]
    [InlineData(8, "2026-10-12T23:59:59", null)]
    [InlineData(30, "2026-10-12T23:59:59", null)]
    [InlineData(31, "2026-10-12T10:00:00", ExtensionCheck.TooLong)]
    [InlineData(7, "2026-10-12T10:00:00", ExtensionCheck.TooShort)]
    [InlineData(20, "2026-10-13T00:00:00", ExtensionCheck.TooLate)] // day seven has ended
    public void ExtensionCheck_AtAMoment_AllowsWhatTheClauseDoes(int total, string at, string? code)
    {
        ExtensionCheck check = ExtensionCheck.Of(Objection, Received, National, null, total, Written.At(at));
        Assert.Equal(code, check.Code);
        Assert.Equal((8, 30), (check.MinTotal, check.MaxTotal));
        Assert.Equal("2026-10-13T00:00:00+08:00", Written.Iso(check.Latest));
    }

    [Fact]
    public void ExtensionCheck_OfASecondExtension_StartsFromTheFirst()
    {
        Budget budget = Granted(15, "2026-10-09T10:00:00");
        ExtensionCheck check = ExtensionCheck.Of(
            Objection, Received, National, budget, 20, Written.At("2026-10-22T10:00:00"));
        Assert.True(check.Allowed);
        Assert.Equal(16, check.MinTotal);
        Assert.Equal("2026-10-23T00:00:00+08:00", Written.Iso(check.Latest));
    }

    [Fact]
    public void ExtensionCheck_WhereTheClauseKnowsNone_Refuses() => Assert.Equal(
        ExtensionCheck.NotProvided,
        ExtensionCheck.Of(TimeLimit.WorkingDays(7), Received, National, null, 8, Received).Code);

    [Fact]
    public void Pause_WithoutABasisInTheLimit_Throws() => Assert.Throws<ArgumentException>(
        () => Due(Objection, Paused("2026-09-28", "2026-09-30")));

    [Theory]
    [InlineData(PauseRule.S1, "2026-09-28", "2026-09-30", "2026-11-02")] // 9-29 and 9-30
    [InlineData(PauseRule.S2, "2026-09-28", "2026-09-30", "2026-11-03")] // the 28th too
    [InlineData(PauseRule.S3, "2026-09-28", "2026-09-30", "2026-11-02")]
    [InlineData(PauseRule.S1, "2026-10-29", "2026-11-20", "2026-10-29")] // begins as the last day does: too late
    [InlineData(PauseRule.S2, "2026-10-29", "2026-10-30", "2026-11-02")]
    [InlineData(PauseRule.S1, "2026-11-02", "2026-11-20", "2026-10-29")] // after expiry
    [InlineData(PauseRule.S1, "2026-09-01", "2026-09-28", "2026-10-30")] // only what lies after the start
    public void Pauses_ByTheirRule_MoveTheEnd(PauseRule rule, string from, string until, string due) =>
        Assert.Equal(due, Due(Pausable with { PauseRule = rule }, Paused(from, until)));

    [Fact]
    public void Pauses_ThatOverlap_CountOnce()
    {
        Budget both = new()
        {
            Pauses = [.. Paused("2026-10-09", "2026-10-15").Pauses, .. Paused("2026-10-08", "2026-10-13").Pauses],
        };
        Assert.Equal(Due(Pausable, Paused("2026-10-08", "2026-10-15")), Due(Pausable, both));
    }

    [Fact]
    public void Pauses_AboveTheirCaps_StopCounting()
    {
        TimeLimit each = Pausable with { PauseCap = 2 };
        Assert.Equal("2026-11-02", Due(each, Paused("2026-09-28", "2026-10-20")));
        TimeLimit total = Pausable with { PauseCapTotal = 3 };
        Budget two = new()
        {
            Pauses = [.. Paused("2026-09-28", "2026-09-30").Pauses, .. Paused("2026-10-12", "2026-10-20").Pauses],
        };
        Assert.Equal("2026-11-03", Due(total, two));
    }

    [Fact]
    public void Pause_OfACalendarMonth_AddsCalendarDays()
    {
        TimeLimit limit = new()
        {
            Unit = LimitUnit.Month,
            Amount = 1,
            PauseRule = PauseRule.S1,
            PauseBasis = "信访工作条例",
        };
        Assert.Equal("2026-10-29", Due(limit, Paused("2026-10-09", "2026-10-14"))); // 10-24 and five
    }

    [Fact]
    public void Pause_ThatStillStands_SuspendsTheDeadline()
    {
        Budget open = new() { Pauses = [new Pause(Written.At("2026-09-28T09:00:00"), null, "听证")] };
        Deadline due = Deadline.Compute(Pausable, Received, National, open);
        Assert.True(due.Suspended);
    }

    [Fact]
    public void Pause_OfHours_AddsItsLength()
    {
        TimeLimit hour = new() { Unit = LimitUnit.Hour, Amount = 1, PauseRule = PauseRule.S1, PauseBasis = "basis" };
        Budget budget = new()
        {
            Pauses = [new Pause(Received.AddMinutes(20), Received.AddMinutes(50), "basis")],
        };
        Assert.Equal(Received.AddMinutes(90), Deadline.Compute(hour, Received, National, budget).DueAt);
    }

    [Fact]
    public void Restart_BeginsTheFullPeriodAnew()
    {
        Budget budget = Granted(20, "2026-10-09T10:00:00") with
        {
            Restarts = [new Restart(Written.At("2026-10-12T15:00:00"), "政府信息公开条例第三十条")],
        };
        Deadline due = Deadline.Compute(Objection, Received, National, budget);
        Assert.Equal(("2026-10-12", "2026-10-21"), (Written.Iso(due.StartDate), Written.Iso(due.DueDate)));
    }

    [Fact]
    public void Override_ByAnotherLaw_ReplacesLimitOrDate()
    {
        DateTimeOffset at = Written.At("2026-09-28T10:00:00");
        LimitOverride days = new(at, "其他法") { Limit = TimeLimit.WorkingDays(15) };
        LimitOverride date = new(at, "其他法") { DueDate = new DateOnly(2026, 12, 1) };
        Assert.Equal("2026-10-22", Due(Objection, new Budget { Overrides = [days] }));
        Assert.Equal("2026-12-01", Due(Objection, new Budget { Overrides = [date] }));
    }

    [Fact]
    public void Restart_OfAnotherLawsLimit_BeginsThatOneAnew()
    {
        Budget budget = new()
        {
            Overrides = [new LimitOverride(Written.At("2026-09-28T10:00:00"), "其他法") { Limit = TimeLimit.WorkingDays(15) }],
            Restarts = [new Restart(Written.At("2026-10-12T15:00:00"), "A-21")],
        };
        Assert.Equal("2026-11-02", Due(Objection, budget)); // fifteen after 10-12, not seven
    }

    [Fact]
    public void CumulativeCount_OverStretches_CountsNoDateTwice()
    {
        (DateOnly, DateOnly)[] ended =
        [
            (Written.Day("2026-10-12"), Written.Day("2026-10-16")), // 13, 14, 15, 16
            (Written.Day("2026-10-14"), Written.Day("2026-10-20")), // 19, 20 anew
        ];
        Assert.Equal(6, CumulativeCount.Of(ended, National));
        Assert.Equal(
            "2026-11-03T00:00:00+08:00", // 11-02 is the sixteenth, exactly allowed
            Written.Iso(CumulativeCount.PassedAt(ended, Written.Day("2026-10-30"), 7, National)));
    }

    private static Budget Granted(int total, string at) =>
        new() { Extensions = [new Extension(total, Written.At(at), "第四十五条")] };

    private static Budget Paused(string from, string until) => new()
    {
        Pauses =
        [
            new Pause(
                ChinaTime.At(Written.Day(from), new TimeOnly(10, 0)),
                ChinaTime.At(Written.Day(until), new TimeOnly(16, 0)),
                "征求第三方意见"),
        ],
    };

    private static string Due(TimeLimit limit, Budget budget) =>
        Written.Iso(Deadline.Compute(limit, Received, National, budget).DueDate);
}
