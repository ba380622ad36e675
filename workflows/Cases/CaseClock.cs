using System.Collections.Immutable;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Workflows.Cases;

/// <summary>One limit in a case (时限): a budget of days with its ledger of extensions and changes.</summary>
public sealed record CaseClock
{
    /// <summary>Unique in the case; the pack's clock id, with a number where it started more than once.</summary>
    public required string Id { get; init; }

    /// <summary>The pack's clock.</summary>
    public required string Limit { get; init; }

    /// <summary>The rule itself, where a document of the case sets the date and no clock of the pack; null else.</summary>
    public ClockRule? Own { get; init; }

    /// <summary>The clause that sets it.</summary>
    public required string Rule { get; init; }

    /// <summary>The clause's article, as the instrument numbers it.</summary>
    public required string Article { get; init; }

    /// <summary><c>ceiling</c>, <c>floor</c> or <c>target</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The unit whose duty it is.</summary>
    public required string Unit { get; init; }

    /// <summary>The instant the limit runs from.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The legal day of the start; day 0.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>The last day; of a floor the last full day of the period.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>The end of the last day, half-open; of a floor the earliest lawful instant.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Whether the date lies beyond the calendars' coverage.</summary>
    public bool Provisional { get; init; }

    /// <summary>Whether next year's notice may still move the date.</summary>
    public bool SubjectToNextNotice { get; init; }

    /// <summary>Extensions, overrides and restarts granted; null for none.</summary>
    public Budget? Budget { get; init; }

    /// <summary>The calendar the date was counted by.</summary>
    public required string Calendar { get; init; }

    /// <summary>Running, met, breached or cancelled. A breached clock's duty remains until <see cref="EndedAt"/>.</summary>
    public ClockState State { get; init; }

    /// <summary>When the duty was done or fell away; null while alarms still ring.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Every move of the date, oldest first.</summary>
    public ImmutableList<ClockChange> Changes { get; init; } = [];

    /// <summary>The last day from which the limit and the rungs after it ring anew, where the date of a clock already late was
    /// moved on; null for none.</summary>
    public DateOnly? Rearmed { get; init; }

    /// <summary>The alarms rung so far, by key and legal time.</summary>
    public ImmutableSortedDictionary<string, DateTimeOffset> Rung { get; init; } =
        ImmutableSortedDictionary<string, DateTimeOffset>.Empty;
}
