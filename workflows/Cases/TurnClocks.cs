using System.Globalization;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Workflows.Cases;

/// <summary>Starts, moves and ends the clocks of a case. Every date is the deadline function's.</summary>
public static class TurnClocks
{
    /// <summary>Starts a clock of the pack; <see cref="CaseTurn.Record"/> follows.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="clockId">The pack's clock.</param>
    /// <param name="from">The instant its trigger happened.</param>
    /// <param name="unit">The unit whose duty it is; null for the case's.</param>
    /// <returns>The clock as started.</returns>
    public static CaseClock StartClock(this CaseTurn turn, string clockId, DateTimeOffset from, string? unit = null)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return Start(turn, turn.Law.Pack.Clock(clockId), own: false, from, unit);
    }

    /// <summary>Starts a clock whose date a document of the case sets and no clock of the pack; as above.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="rule">The rule; its clause is the pack's.</param>
    /// <param name="from">The instant it begins.</param>
    public static CaseClock StartClock(this CaseTurn turn, ClockRule rule, DateTimeOffset from)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(rule);
        return Start(turn, rule, own: true, from, null);
    }

    /// <summary>Ends a clock because its duty was done; late duties stay breached.</summary>
    public static void MeetClock(this CaseTurn turn, string id) => End(turn, id, ClockState.Met);

    /// <summary>Lets a clock run on whose duty turned out not to be done; a breach stays one.</summary>
    public static void ResumeClock(this CaseTurn turn, string id)
    {
        ArgumentNullException.ThrowIfNull(turn);
        CaseClock clock = turn.File.Clocks[id];
        if (clock.EndedAt is not null)
        {
            CaseClock running = clock with
            {
                State = clock.State == ClockState.Breached ? ClockState.Breached : ClockState.Running,
                EndedAt = null,
            };
            turn.Change(f => f with { Clocks = f.Clocks.SetItem(id, running) });
        }
    }

    /// <summary>Ends a clock because its duty fell away; breaches stay breaches.</summary>
    public static void CancelClock(this CaseTurn turn, string id) => End(turn, id, ClockState.Cancelled);

    /// <summary>Ends every clock that still runs, as fallen away.</summary>
    public static void CancelClocks(this CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        foreach (CaseClock clock in turn.File.Clocks.Values.Where(static c => c.EndedAt is null).ToArray())
        {
            turn.CancelClock(clock.Id);
        }
    }

    /// <summary>Gives a clock another budget and counts anew.</summary>
    /// <returns>The clock as moved.</returns>
    public static CaseClock MoveClock(this CaseTurn turn, string id, Budget budget, string why, string by)
    {
        ArgumentNullException.ThrowIfNull(turn);
        CaseClock old = turn.File.Clocks[id];
        CaseClock moved = Project(turn.Law, old with { Budget = budget });
        moved = moved with { Changes = moved.Changes.Add(new ClockChange(turn.Now, old.DueDate, moved.DueDate, why, by)) };
        turn.Change(f => f with { Clocks = f.Clocks.SetItem(id, moved) });
        return moved;
    }

    /// <summary>A clock counted by the law given: its dates, whether they are provisional, by which calendar.</summary>
    public static CaseClock Project(CaseLaw law, CaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(clock);
        Deadline deadline = Deadline.Compute(law.RuleOf(clock).Limit, clock.StartedAt, law.Calendar, clock.Budget);
        return clock with
        {
            Kind = GovJson.Name(deadline.Kind),
            StartDate = deadline.StartDate,
            DueDate = deadline.DueDate,
            DueAt = deadline.DueAt,
            // The day that a document names is moved by no notice.
            Provisional = deadline.Provisional && clock.Own?.Limit.Date is null,
            SubjectToNextNotice = deadline.SubjectToNextNotice && clock.Own?.Limit.Date is null,
            Calendar = law.Calendar.Version,
        };
    }

    private static CaseClock Start(CaseTurn turn, ClockRule rule, bool own, DateTimeOffset from, string? unit)
    {
        int before = turn.File.Clocks.Values.Count(c => c.Limit == rule.Id);
        string id = before == 0 ? rule.Id : string.Create(CultureInfo.InvariantCulture, $"{rule.Id}-{before + 1}");
        CaseClock clock = Project(turn.Law, new CaseClock
        {
            Id = id,
            Limit = rule.Id,
            Own = own ? rule : null,
            Rule = rule.Clause,
            Article = turn.Law.Clause(rule.Clause).Article,
            Kind = GovJson.Name(rule.Limit.Kind),
            Unit = unit ?? turn.File.Unit,
            StartedAt = from,
            StartDate = default,
            DueDate = default,
            DueAt = default,
            Calendar = "",
        });
        turn.Change(f => f with { Clocks = f.Clocks.SetItem(id, clock) });
        return clock;
    }

    private static void End(CaseTurn turn, string id, ClockState state)
    {
        ArgumentNullException.ThrowIfNull(turn);
        CaseClock clock = turn.File.Clocks[id];
        if (clock.EndedAt is null)
        {
            CaseClock ended = clock with
            {
                State = clock.State == ClockState.Breached || IsLate(turn, clock) ? ClockState.Breached : state,
                EndedAt = turn.Now,
            };
            turn.Change(f => f with { Clocks = f.Clocks.SetItem(id, ended) });
        }
    }

    // A limit passed is passed, also where its alarm has not rung yet. A provisional date convicts nobody.
    private static bool IsLate(CaseTurn turn, CaseClock clock) =>
        clock is { Kind: "ceiling", Provisional: false } && turn.Now >= clock.DueAt;
}
