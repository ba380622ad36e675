using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Tests.Deadlines;

public sealed class CountingNoteTests
{
    private static readonly WorkingCalendar National = CalendarSet.Released.National;
    private static readonly DateTimeOffset Start = Written.At("2025-09-26T10:00:00");

    [Fact]
    public void Note_OfWorkingDays_NamesStartNumberAndNotice() => Assert.Equal(
        $"自2025-09-26起算，当日不计入，至第7个工作日；法定节假日和周末不计，调休上班日计入（日历{National.Version}：国办发明电〔2024〕12号）",
        CountingNote.Of(TimeLimit.WorkingDays(7), Start, National).Zh);

    [Fact]
    public void Note_AfterAnExtension_NamesTheTotal()
    {
        TimeLimit limit = TimeLimit.WorkingDays(7) with { CumulativeCap = 30, Extension = new ExtensionRule() };
        Budget budget = new() { Extensions = [new Extension(30, Start.AddDays(1), "第四十五条")] };
        Assert.StartsWith(
            "working day 30 after 2025-09-26", CountingNote.Of(limit, Start, National, budget).En, StringComparison.Ordinal);
    }

    public static TheoryData<TimeLimit, string> Others => new()
    {
        { TimeLimit.FloorOfWorkingDays(15), "须满15个完整工作日" },
        { TimeLimit.WorkingDays(7) with { StartRule = StartRule.V2 }, "当日为工作日的计入" },
        { TimeLimit.WorkingDays(7) with { StartRule = StartRule.V3 }, "视为次一工作日" },
        { new TimeLimit { Unit = LimitUnit.Month, Amount = 6 }, "6个月；末日为休息日的顺延" },
        { new TimeLimit { Unit = LimitUnit.Day, Amount = 3, Roll = RollRule.None }, "3日（" },
        { new TimeLimit { Unit = LimitUnit.Hour, Amount = 1 }, "自2025-09-26 10:00起连续计算1小时" },
        { new TimeLimit { Unit = LimitUnit.FixedDate, MonthDay = "12-31" }, "规定的日期" },
        { new TimeLimit { Unit = LimitUnit.WorkingDayOfMonth, Amount = 5 }, "当月第5个工作日" },
    };

    [Theory]
    [MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void Note_OfOtherLimits_SaysHowTheyRun(TimeLimit limit, string said) =>
        Assert.Contains(said, CountingNote.Of(limit, Start, National).Zh, StringComparison.Ordinal);
}
