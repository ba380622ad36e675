namespace GovMedia.Rules.Law.Plans;

/// <summary>Resolves what a law asks for in a matter. Pure: the same pack and facts give the same plan.</summary>
public static class Planner
{
    /// <summary>Resolves a matter under a law.</summary>
    /// <param name="pack">The law of the jurisdiction.</param>
    /// <param name="procedure">The procedure's code, for example <c>CLS</c>.</param>
    /// <param name="facts">What is known of the matter.</param>
    /// <exception cref="ArgumentException">The procedure is unknown.</exception>
    public static Plan Resolve(Pack pack, string procedure, Facts facts)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(facts);
        LocalText matter = Procedures.Get(procedure).Name;
        FactReader reader = new(pack, facts);
        Chain? chain = pack.Chains.FirstOrDefault(c =>
            c.Procedures.Contains(procedure) && (c.When is null || c.When.Holds(reader.ValueOf) == true));
        IReadOnlyList<PlannedStep> steps = chain is null ? [] : StepsOf(pack, chain, reader);
        IReadOnlyList<PlannedClock> clocks = ClocksOf(pack, procedure, chain, steps);
        PlannedNotice? notice = NoticeOf(pack, steps);
        GateFinding[] gates = [.. pack.Gates
            .Where(g => g.Procedures.Contains(procedure) && g.When?.Holds(reader.ValueOf) != false)
            .Select(g => Find(pack, g, reader))];
        Checklist[] checklists = [.. pack.Checklists
            .Where(c => c.Procedures.Contains(procedure))
            .Select(c => c with { Items = [.. c.Items.Where(i => i.When?.Holds(reader.ValueOf) != false)] })];
        RoutingRule? route = pack.Routing.FirstOrDefault(r =>
            (r.Procedures.Count == 0 || r.Procedures.Contains(procedure))
            && (r.When is null || r.When.Holds(reader.ValueOf) == true));

        return new Plan
        {
            Pack = pack,
            Procedure = procedure,
            Chain = chain,
            Steps = steps,
            Gates = gates,
            Clocks = clocks,
            Notice = notice,
            Checklists = checklists,
            Route = route,
            FoundInName = reader.NameHolds() ?? [],
            Silences = Silences.Of(pack, matter, chain, steps, notice),
            Citations = Citations(pack, chain, steps, gates, clocks, checklists, route),
            Decisions = Decisions(pack, chain, steps, gates, clocks, route),
        };
    }

    private static List<PlannedStep> StepsOf(Pack pack, Chain chain, FactReader reader)
    {
        List<PlannedStep> planned = [];
        foreach (ChainStep step in chain.Steps)
        {
            bool? needed = step.When is null ? true : step.When.Holds(reader.ValueOf);
            if (needed != false)
            {
                planned.Add(new PlannedStep(step, [], ClausesOf(pack, step.Clauses), needed));
            }
        }

        ChainOrder order = new(chain, [.. planned.Select(p => p.Step)]);
        return [.. planned.Select(p => p with { After = order.Before(p.Step) })];
    }

    private static List<PlannedClock> ClocksOf(
        Pack pack, string procedure, Chain? chain, IReadOnlyList<PlannedStep> steps)
    {
        // A clock runs for a step of the plan. Where the law times a procedure without saying how it proceeds, every
        // clock that starts in it runs.
        IEnumerable<(ClockRule Clock, string? Step)> running = chain is not null
            ? steps.Where(s => s.Step.Clock is not null).Select(s => (pack.Clock(s.Step.Clock!), (string?)s.Id))
            : pack.Chains.Any(c => c.Procedures.Contains(procedure))
                ? []
                : pack.Clocks.Select(c => (c, (string?)null));
        return
        [
            .. running.Where(r => r.Clock.StartIn(procedure) is not null).Select(r => new PlannedClock(
                r.Clock, r.Clock.StartIn(procedure)!.Trigger, r.Step, pack.Clause(r.Clock.Clause))),
        ];
    }

    private static PlannedNotice? NoticeOf(Pack pack, IReadOnlyList<PlannedStep> steps)
    {
        PlannedStep? step = steps.FirstOrDefault(s => s.Step.Action == StepAction.Notice);
        return step is null ? null : new PlannedNotice(
            step.Id, step.Clauses, step.Step.Channels, step.Step.Clock is { } clock ? pack.Clock(clock) : null);
    }

    private static GateFinding Find(Pack pack, Gate gate, FactReader reader)
    {
        bool? holds = gate.Requires.Holds(reader.ValueOf);
        bool? matters = gate.When is null ? true : gate.When.Holds(reader.ValueOf);
        GateState state = (matters, holds) switch
        {
            (_, true) => GateState.Satisfied,
            (true, false) => GateState.Refused,
            _ => GateState.Open,
        };
        string[] missing = state != GateState.Open ? [] :
        [
            .. (gate.When?.Terms.Keys ?? []).Concat(gate.Requires.Terms.Keys)
                .Where(f => reader.ValueOf(f) is null)
                .Distinct(),
        ];
        return new GateFinding(gate, state, ClausesOf(pack, gate.Clauses), missing);
    }

    private static IReadOnlyList<Clause> Citations(
        Pack pack,
        Chain? chain,
        IEnumerable<PlannedStep> steps,
        IEnumerable<GateFinding> gates,
        IEnumerable<PlannedClock> clocks,
        IEnumerable<Checklist> checklists,
        RoutingRule? route)
    {
        IEnumerable<string> ids =
        [
            .. chain?.Clauses ?? [],
            .. steps.SelectMany(s => s.Step.Clauses),
            .. gates.SelectMany(g => g.Gate.Clauses),
            .. clocks.Select(c => c.Clock.Clause),
            .. checklists.SelectMany(c => c.Clauses),
            .. route is null ? Array.Empty<string>() : [route.Clause],
        ];
        return ClausesOf(pack, ids.Distinct(StringComparer.Ordinal));
    }

    private static Conflict[] Decisions(
        Pack pack,
        Chain? chain,
        IEnumerable<PlannedStep> steps,
        IEnumerable<GateFinding> gates,
        IEnumerable<PlannedClock> clocks,
        RoutingRule? route)
    {
        IEnumerable<string> ids =
        [
            .. chain?.Decisions ?? [],
            .. steps.SelectMany(s => s.Step.Decisions),
            .. gates.SelectMany(g => g.Gate.Decisions),
            .. clocks.SelectMany(c => c.Clock.Decisions),
            .. clocks.Select(c => c.Clock.Starts.First(s => s.Trigger == c.Trigger).Decision).OfType<string>(),
            .. route?.Decisions ?? [],
        ];
        return [.. ids.Distinct(StringComparer.Ordinal).Select(pack.Conflict)];
    }

    private static IReadOnlyList<Clause> ClausesOf(Pack pack, IEnumerable<string> ids) => [.. ids.Select(pack.Clause)];
}
