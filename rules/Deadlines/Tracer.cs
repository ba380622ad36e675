using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>Walks a period day by day and says what each day was to it.</summary>
internal static class Tracer
{
    private static readonly LocalText StartDay =
        new("起算日，不计入（民法典第二百零一条）", "start day, not counted (Civil Code, art. 201)");

    private static readonly LocalText Published =
        new("公告当日，不计入（整日原则）", "day of publication, not counted (full days only)");

    private static readonly LocalText Deemed =
        new("起算日为休息日，视为次一工作日", "start on a day off, deemed to be the next working day");

    private static readonly LocalText NaturalDay = new("自然日", "calendar day");

    private static readonly LocalText Rolled =
        new("末日为休息日，顺延（民法典第二百零三条）", "last day is a day off, moved on (Civil Code, art. 203)");

    private static readonly LocalText RolledTo =
        new("顺延后的届满日（民法典第二百零三条）", "last day after moving on (Civil Code, art. 203)");

    private static readonly LocalText Assumed =
        new("假定的春节连休（暂定）", "assumed part of an eight-day Spring Festival (provisional)");

    private static readonly LocalText Named = new("规定的日期，当日计入", "the date named; the day itself is in time");

    private static readonly LocalText Waits = new("尚未到规定的日期", "before the date named");

    private static readonly LocalText Passed = new("规定的日期已过", "after the date named");

    private static readonly LocalText ByTheClock =
        new("按小时连续计算（民法典第二百零一条）", "runs by the clock (Civil Code, art. 201)");

    public static TraceDay[] Trace(Terms terms, Deadline deadline, DayCounter days)
    {
        DateOnly first = terms.Limit.Unit == LimitUnit.WorkingDayOfMonth && terms.DueDate is null
            ? new DateOnly(deadline.DueDate.Year, deadline.DueDate.Month, 1)
            : deadline.StartDate;
        int length = Math.Max(0, deadline.DueDate.DayNumber - first.DayNumber) + 1;
        TraceDay[] trace = new TraceDay[length];
        bool whole = terms.Limit.Unit == LimitUnit.FixedDate || terms.DueDate is not null;
        bool working = terms.Limit.Unit is LimitUnit.WorkingDay or LimitUnit.WorkingDayOfMonth
            && !terms.CountsNaturalDays;
        DateOnly zero = terms.Limit.Unit == LimitUnit.WorkingDayOfMonth ? first.AddDays(-1) : Zero(terms, days);
        DateOnly raw = terms.Limit.RunsByTheClock ? deadline.DueDate : DueDates.RawLastDay(terms, days);
        (DateOnly After, DateOnly Through)[] pauses = terms.Pauses.Count == 0 || terms.Limit.PauseRule == PauseRule.S3
            ? []
            : Pauses.Spans(terms, zero, days, working).ToArray();
        LocalText paused = pauses.Length == 0 ? StartDay : PauseWhy(terms);
        int ordinal = 0;
        for (int i = 0; i < length; i++)
        {
            DateOnly date = first.AddDays(i);
            (bool counted, LocalText why) =
                terms.Limit.RunsByTheClock ? (true, ByTheClock)
                : whole ? (date == raw, OfNamedDate(date, raw, deadline))
                : date <= zero ? (false, NotYet(terms, date, zero))
                : PausedBy(pauses, date) ? (false, paused)
                : date > raw ? (false, Moved(date, deadline))
                : working ? (days.Works(date), WhyOf(days, date))
                : (true, NaturalDay);
            ordinal += counted ? 1 : 0;
            trace[i] = new TraceDay(date, counted, ordinal, why);
        }

        return trace;
    }

    private static DateOnly Zero(Terms terms, DayCounter days)
    {
        TimeLimit limit = terms.Limit;
        return limit.Kind == LimitKind.Floor
            ? DueDates.FloorDayZero(terms, days)
            : limit.RunsByTheClock ? terms.StartDate
            : DueDates.DayZero(limit.StartRule, terms.StartDate, days);
    }

    private static LocalText NotYet(Terms terms, DateOnly date, DateOnly zero) =>
        zero > terms.StartDate && date <= zero ? Deemed
        : terms.Limit.Kind == LimitKind.Floor ? Published : StartDay;

    private static LocalText OfNamedDate(DateOnly date, DateOnly raw, Deadline deadline) =>
        date == raw ? Named : date < raw ? Waits : date > deadline.DueDate ? Passed : Moved(date, deadline);

    private static LocalText Moved(DateOnly date, Deadline deadline) =>
        date == deadline.DueDate ? RolledTo : Rolled;

    private static LocalText WhyOf(DayCounter days, DateOnly date)
    {
        LegalDay day = days.Calendar[date];
        return day.IsWorkingDay && !days.Works(date) ? Assumed : day.Why;
    }

    private static bool PausedBy((DateOnly After, DateOnly Through)[] pauses, DateOnly date)
    {
        foreach ((DateOnly after, DateOnly through) in pauses)
        {
            if (after < date && date <= through)
            {
                return true;
            }
        }

        return false;
    }

    private static LocalText PauseWhy(Terms terms) =>
        new($"中止，不计入（{terms.Limit.PauseBasis}）", $"suspended, not counted ({terms.Limit.PauseBasis})");
}
