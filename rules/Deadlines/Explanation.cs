using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>Why a limit ends where it does: day by day, with the notices that say so.</summary>
/// <param name="Deadline">Where it ends.</param>
/// <param name="Trace">Every day from the start day through the last, in order; empty never.</param>
/// <param name="Steps">What moved the end: start rule, extensions, pauses, restarts, roll-over; may be empty.</param>
/// <param name="Notices">Document numbers of the notices that arrange the years touched, amendments included.</param>
/// <param name="CalendarVersion">The calendar's version.</param>
/// <param name="CoverageThrough">The last day that notices cover, inclusive.</param>
/// <param name="Assumptions">What a provisional date assumes; empty when it is firm.</param>
public sealed record Explanation(
    Deadline Deadline,
    IReadOnlyList<TraceDay> Trace,
    IReadOnlyList<LocalText> Steps,
    IReadOnlyList<string> Notices,
    string CalendarVersion,
    DateOnly CoverageThrough,
    IReadOnlyList<LocalText> Assumptions)
{
    private static readonly LocalText[] Projected =
    [
        new("该年度放假通知尚未发布：按周一至周五扣除法定节假日推算，未计调休。",
            "No notice for the year yet: Monday to Friday less the statutory holidays, no make-up days."),
        new("最晚日期另假定春节连休八天。",
            "The latest date also assumes an eight-day Spring Festival."),
    ];

    /// <summary>Computes a limit as <see cref="Deadline.Compute"/> does, and explains it.</summary>
    /// <param name="limit">The limit as the clause gives it.</param>
    /// <param name="start">The instant of the start.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="budget">What has happened to the limit since; null for nothing.</param>
    public static Explanation Of(
        TimeLimit limit, DateTimeOffset start, WorkingCalendar calendar, Budget? budget = null)
    {
        Deadline deadline = Deadline.Compute(limit, start, calendar, budget);
        Terms terms = Terms.Of(limit, start, budget ?? Budget.None);
        bool latest = deadline.Kind == LimitKind.Floor && deadline.Provisional;
        return new Explanation(
            deadline,
            Tracer.Trace(terms, deadline, new DayCounter(calendar, latest)),
            ExplanationSteps.Of(terms, deadline, budget ?? Budget.None),
            calendar.DocumentsFor(deadline.StartDate, deadline.DueDate),
            calendar.Version,
            calendar.CoverageThrough,
            deadline.Provisional && !terms.Limit.RunsByTheClock ? Projected : []);
    }
}
