using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Workflows.Calculator;

/// <summary>What the calculator answers, field by field as it is written.</summary>
public sealed record CalculatedDeadline
{
    /// <summary>The clause.</summary>
    public required string Rule { get; init; }

    /// <summary>Its article, as the instrument counts it.</summary>
    public required string Article { get; init; }

    /// <summary>Its words.</summary>
    public required string Quote { get; init; }

    /// <summary>Whose law and calendar.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The clock, such as <c>handle-objection</c>.</summary>
    public required string Clock { get; init; }

    /// <summary>To act within, to wait out, or to aim at.</summary>
    public required LimitKind Kind { get; init; }

    /// <summary>The legal day of the start; it is day 0.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>The last day, inclusive.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>The end, exclusive; of a floor the earliest lawful instant.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Whether the date lies beyond what notices cover.</summary>
    public required bool Provisional { get; init; }

    /// <summary>The last day by the latest projection; <see cref="DueDate"/> unless provisional.</summary>
    public required DateOnly DueLatest { get; init; }

    /// <summary>What it was counted by.</summary>
    public required CitedCalendar Calendar { get; init; }

    /// <summary>Whether next year's notice may still move it.</summary>
    public required bool SubjectToNextNotice { get; init; }

    /// <summary>Whether the instrument is in force on the start day.</summary>
    public required bool InForce { get; init; }

    /// <summary>What a provisional date assumes; empty when it is firm.</summary>
    public required IReadOnlyList<string> Assumptions { get; init; }

    /// <summary>What has moved the end, oldest first: extensions, restarts, pauses, another law's limit; empty for a start of
    /// one's choice.</summary>
    public required IReadOnlyList<string> Steps { get; init; }

    /// <summary>Every day from the start through the last, in order.</summary>
    public required IReadOnlyList<CalculatedDay> Trace { get; init; }

    /// <summary>An explanation, in the words of a language.</summary>
    /// <param name="why">The explanation.</param>
    /// <param name="clause">The clause that sets the limit.</param>
    /// <param name="clock">The pack's clock.</param>
    /// <param name="pack">Whose law.</param>
    /// <param name="language">The language of the reasons; Chinese unless English is asked for.</param>
    public static CalculatedDeadline Of(Explanation why, Clause clause, string clock, Pack pack, string? language)
    {
        ArgumentNullException.ThrowIfNull(why);
        ArgumentNullException.ThrowIfNull(clause);
        ArgumentNullException.ThrowIfNull(pack);
        Deadline deadline = why.Deadline;
        return new CalculatedDeadline
        {
            Rule = clause.Id,
            Article = clause.Article,
            Quote = clause.Quote,
            Jurisdiction = pack.Jurisdiction,
            Clock = clock,
            Kind = deadline.Kind,
            StartDate = deadline.StartDate,
            DueDate = deadline.DueDate,
            DueAt = deadline.DueAt,
            Provisional = deadline.Provisional,
            DueLatest = deadline.DueLatest,
            Calendar = new CitedCalendar(why.CalendarVersion, why.CoverageThrough, why.Notices),
            SubjectToNextNotice = deadline.SubjectToNextNotice,
            InForce = pack.InForce(deadline.StartDate),
            Assumptions = [.. why.Assumptions.Select(text => text.In(language))],
            Steps = [.. why.Steps.Select(text => text.In(language))],
            Trace = [.. why.Trace.Select(day => new CalculatedDay(day.Date, day.Counted, day.Why.In(language)))],
        };
    }
}

/// <summary>The calendar a date was counted by.</summary>
/// <param name="Version">A stable name of its content.</param>
/// <param name="CoverageThrough">The last day that notices cover, inclusive.</param>
/// <param name="Notices">Document numbers of the notices for the years touched.</param>
public sealed record CitedCalendar(string Version, DateOnly CoverageThrough, IReadOnlyList<string> Notices);

/// <summary>One day of the trace.</summary>
/// <param name="Date">The legal day.</param>
/// <param name="Counted">Whether it counts.</param>
/// <param name="Why">The reason, in the language asked for.</param>
public sealed record CalculatedDay(DateOnly Date, bool Counted, string Why);
