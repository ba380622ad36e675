using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>Where a limit ends: a pure function of limit, start, calendar and ledger.</summary>
/// <param name="Kind">Ceiling, floor or target.</param>
/// <param name="StartDate">The legal day of the start (day 0), after any restart.</param>
/// <param name="DueDate">The last day of the period, inclusive; may be a make-up Saturday or Sunday.</param>
/// <param name="DueAt">
/// The end as a half-open instant: in time is what happens before it. For a floor the earliest lawful instant.
/// </param>
/// <param name="Provisional">True when the date lies beyond what published notices cover.</param>
/// <param name="SubjectToNextNotice">True in the last week of the last covered December.</param>
/// <param name="DueLatest">The last day by the latest projection; the same unless provisional.</param>
/// <param name="Suspended">True while a pause without end stands; the dates then assume that it ends at once.</param>
public readonly record struct Deadline(
    LimitKind Kind,
    DateOnly StartDate,
    DateOnly DueDate,
    DateTimeOffset DueAt,
    bool Provisional,
    bool SubjectToNextNotice,
    DateOnly DueLatest,
    bool Suspended = false)
{
    /// <summary>Computes where a limit ends.</summary>
    /// <param name="limit">The limit as the clause gives it.</param>
    /// <param name="start">The instant of receipt, publication or whatever the clause names.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="budget">What has happened to the limit since; null for nothing.</param>
    /// <exception cref="ArgumentException">
    /// The limit cannot be computed, see <see cref="TimeLimitCheck"/>; or a pause has no basis in it.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for a day that is needed.</exception>
    /// <remarks>
    /// A floor beyond coverage goes by the latest projection, everything else by the baseline: an agency acts on the
    /// earliest date for its own duty and on the latest for a period that protects the public.
    /// </remarks>
    public static Deadline Compute(
        TimeLimit limit, DateTimeOffset start, WorkingCalendar calendar, Budget? budget = null)
    {
        ArgumentNullException.ThrowIfNull(limit);
        ArgumentNullException.ThrowIfNull(calendar);
        if (limit.Kind == LimitKind.Ceiling && limit.Unit == LimitUnit.WorkingDay
            && limit.EndRule == EndRule.EndOfDay && (budget is null || budget.IsEmpty))
        {
            return DueDates.Plain(limit, start, calendar);
        }

        return DueDates.Compute(limit, start, calendar, budget ?? Budget.None);
    }

    /// <summary>True when an act at an instant is in time (ceiling, target) or lawful (floor).</summary>
    /// <param name="at">The instant of the act.</param>
    public bool Allows(DateTimeOffset at) => Kind == LimitKind.Floor ? at >= DueAt : at < DueAt;

    /// <summary>Of two readings the one that ends first; for a duty where national and regional differ.</summary>
    /// <param name="other">The other reading.</param>
    public Deadline EarlierOf(Deadline other) => other.DueAt < DueAt ? other : this;

    /// <summary>Of two readings the one that ends last; for a citizen's act.</summary>
    /// <param name="other">The other reading.</param>
    public Deadline LaterOf(Deadline other) => other.DueAt > DueAt ? other : this;
}
