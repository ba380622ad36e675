using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

public sealed class ExplanationTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;
    private static readonly DateTimeOffset Start = Written.At("2026-02-12T10:00:00");

    [Fact]
    public void Trace_OverSpringFestival_SaysOfEveryDayWhetherItCounts()
    {
        Explanation seven = Explanation.Of(TimeLimit.WorkingDays(7), Start, National);
        Assert.Equal(Written.Day("2026-02-28"), seven.Deadline.DueDate);
        Assert.Equal(17, seven.Trace.Count);
        Assert.Equal(
            ["2026-02-13", "2026-02-14", "2026-02-24", "2026-02-25", "2026-02-26", "2026-02-27", "2026-02-28"],
            seven.Trace.Where(d => d.Counted).Select(d => Written.Iso(d.Date)));
        Assert.Equal(Enumerable.Range(1, 7), seven.Trace.Where(d => d.Counted).Select(d => d.Ordinal));
        Assert.Equal("起算日，不计入（民法典第二百零一条）", seven.Trace[0].Why.Zh);
        Assert.Equal("春节调休上班（国办发明电〔2025〕7号）", seven.Trace[2].Why.Zh);
        Assert.Equal("Spring Festival, day off (国办发明电〔2025〕7号)", seven.Trace[5].Why.In("en"));
        Assert.Equal(["国办发明电〔2025〕7号"], seven.Notices);
        Assert.Empty(seven.Assumptions);
        Assert.Equal(National.Version, seven.CalendarVersion);
    }

    [Fact]
    public void Notices_OverAYearEndAndAnAmendment_AreAllNamed()
    {
        Explanation sixty = Explanation.Of(TimeLimit.WorkingDays(60), Written.At("2019-12-02T10:00:00"), National);
        Assert.Equal(
            ["国办发明电〔2018〕15号", "国办发明电〔2019〕3号", "国办发明电〔2019〕16号", "国办发明电〔2020〕1号"],
            sixty.Notices);
    }

    [Fact]
    public void Explanation_OfAProvisionalDate_StatesWhatItAssumes()
    {
        Explanation thirty = Explanation.Of(TimeLimit.WorkingDays(30), Written.At("2026-11-20T10:00:00"), National);
        Assert.NotEmpty(thirty.Assumptions);
        TraceDay newYear = thirty.Trace.Single(d => d.Date == new DateOnly(2027, 1, 1));
        Assert.False(newYear.Counted);
        Assert.Equal("元旦，法定节假日（暂定）", newYear.Why.Zh);
    }

    [Fact]
    public void Trace_OfEveryKindOfLimit_CountsItsAmountAndEndsOnTheDueDate()
    {
        (TimeLimit Limit, int Counted)[] limits =
        [
            (TimeLimit.WorkingDays(7), 7),
            (TimeLimit.WorkingDays(7) with { StartRule = StartRule.V2 }, 7),
            (TimeLimit.WorkingDays(7) with { StartRule = StartRule.V3 }, 7),
            (TimeLimit.FloorOfWorkingDays(15), 15),
            (TimeLimit.FloorOfWorkingDays(15) with { FloorRule = FloorRule.M2 }, 15),
            (TimeLimit.FloorOfWorkingDays(15) with { FloorRule = FloorRule.M3 }, 15),
            (TimeLimit.FloorOfWorkingDays(15) with { FloorRule = FloorRule.M4 }, 15),
            (new TimeLimit { Unit = LimitUnit.Day, Amount = 10 }, 10),
            (new TimeLimit { Unit = LimitUnit.Week, Amount = 2 }, 14),
            (new TimeLimit { Unit = LimitUnit.FixedDate, MonthDay = "12-31" }, 1),
            (new TimeLimit { Unit = LimitUnit.Hour, Amount = 1 }, 1),
        ];
        foreach (string start in new[] { "2026-02-12T08:30:00", "2026-02-14T08:30:00", "2026-02-17T08:30:00" })
        {
            Assert.All(limits, l =>
            {
                Explanation explained = Explanation.Of(l.Limit, Written.At(start), National);
                Assert.Equal(l.Counted, explained.Trace.Count(d => d.Counted));
                Assert.Equal(explained.Deadline.DueDate, explained.Trace[^1].Date);
                Assert.Equal(explained.Deadline.StartDate, explained.Trace[0].Date);
                Assert.Equal(
                    Deadline.Compute(l.Limit, Written.At(start), National), explained.Deadline);
            });
        }
    }

    [Fact]
    public void Trace_OfARolledDay_SaysSo()
    {
        Explanation ten = Explanation.Of(
            new TimeLimit { Unit = LimitUnit.Day, Amount = 10 }, Written.At("2026-02-13T10:00:00"), National);
        Assert.Equal("顺延后的届满日（民法典第二百零三条）", ten.Trace[^1].Why.Zh);
        Assert.Equal(Written.Day("2026-02-24"), ten.Trace[^1].Date);
    }

    [Fact]
    public void Steps_OfPausesAndExtensions_AreInOrderOfTime()
    {
        TimeLimit limit = TimeLimit.WorkingDays(20) with
        {
            PauseRule = PauseRule.S1,
            PauseBasis = "政府信息公开条例第三十三条",
            CumulativeCap = 40,
        };
        Budget budget = new()
        {
            Extensions = [new Extension(40, Written.At("2026-03-20T10:00:00"), "第三十三条")],
            Pauses = [new Pause(Written.At("2026-03-02T10:00:00"), Written.At("2026-03-06T10:00:00"), "征求意见")],
        };
        Explanation explained = Explanation.Of(limit, Start, National, budget);
        Assert.Collection(
            explained.Steps,
            s => Assert.Equal("2026-03-02中止，2026-03-06恢复（征求意见）", s.Zh),
            s => Assert.Equal("2026-03-20: extended to 40 in all from the start (第三十三条)", s.En));
        Assert.Equal(4, explained.Trace.Count(d => d.Why.En.StartsWith("suspended", StringComparison.Ordinal)));
        Assert.Equal(40, explained.Trace.Count(d => d.Counted));
    }
}
