using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.Repinning;

/// <summary>Compares a case under two laws. Pure.</summary>
public static class RepinComparison
{
    /// <summary>What would change, and what stands in the way.</summary>
    /// <param name="file">The case as it stands.</param>
    /// <param name="from">The law it runs under.</param>
    /// <param name="pins">The versions asked for.</param>
    /// <param name="to">Their law.</param>
    /// <param name="now">The legal time.</param>
    public static RepinPreview Of(CaseFile file, CaseLaw from, Pins pins, CaseLaw to, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        Refusal[] refusals = [.. Barriers(file, pins, to, now)];
        if (refusals.Length > 0)
        {
            return new RepinPreview(file.Pins, pins, [], [], [], refusals);
        }

        RepinnedClock[] clocks =
        [
            .. Running(file).Select(c => (From: c, To: Under(to, c)))
                .Select(c => new RepinnedClock(
                    c.From.Id, c.From.Rule, c.To.Rule, c.From.DueAt, c.To.DueAt, c.To is { Kind: "ceiling", Provisional: false } && now >= c.To.DueAt)),
        ];
        return new RepinPreview(file.Pins, pins, clocks, [.. Steps(file, from, to)], [.. Tasks(file, to)], []);
    }

    /// <summary>The clocks that a change of law moves: those that run. Breached ones keep the law they were judged under.</summary>
    public static IEnumerable<CaseClock> Running(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Clocks.Values.Where(static c => c.State == ClockState.Running && c.EndedAt is null);
    }

    /// <summary>A clock as another law has it: clause, kind, dates.</summary>
    public static CaseClock Under(CaseLaw law, CaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(law);
        ArgumentNullException.ThrowIfNull(clock);
        ClockRule rule = law.RuleOf(clock);
        return TurnClocks.Project(law, clock with
        {
            Rule = rule.Clause,
            Article = law.Clause(rule.Clause).Article,
            Kind = GovJson.Name(rule.Limit.Kind),
        });
    }

    /// <summary>The open steps of a chain's case as another law has them, by task.</summary>
    public static IEnumerable<(CaseTask Task, PlannedStep Step)> OpenSteps(CaseFile file, CaseLaw law)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!ChainCase.Follows(file.Procedure))
        {
            return [];
        }

        Plan plan = ChainDesk.PlanOf(file, law);
        return from task in file.Tasks.Values
               where task.State == TaskState.Open
               join step in plan.Steps on task.Kind equals step.Id
               select (task, step);
    }

    private static IEnumerable<Refusal> Barriers(CaseFile file, Pins pins, CaseLaw to, DateTimeOffset now)
    {
        if (file.EndedAt is not null)
        {
            yield return new Refusal("case-ended", $"案件 {file.CaseNo} 已办结。", $"Case {file.CaseNo} has ended.");
            yield break;
        }

        if (pins == file.Pins)
        {
            yield return new Refusal(
                "nothing-to-repin", $"案件 {file.CaseNo} 已按所要求的版本运行。", $"Case {file.CaseNo} runs under these versions already.");
            yield break;
        }

        string pack = $"{pins.Pack} {pins.PackVersion}";
        DateOnly today = ChinaTime.DateOf(now);
        if (!to.Pack.InForce(today) && (pins.Pack, pins.PackVersion) != (file.Pins.Pack, file.Pins.PackVersion))
        {
            string title = to.Pack.Instrument.Title.Zh;
            yield return new Refusal(
                "not-in-force", $"《{title}》在 {ClockLetters.Day(today)} 尚未施行或者已失效。", $"Pack {pack} is not in force on {today:yyyy-MM-dd}.");
        }

        foreach (string limit in file.Clocks.Values.Where(static c => c.EndedAt is null && c.Own is null).Select(static c => c.Limit).Distinct()
            .Where(l => to.Pack.Clocks.All(c => c.Id != l)))
        {
            yield return new Refusal(
                "clock-not-in-pack", $"规则包 {pack} 没有时限 {limit}，而该时限正在运行。", $"Pack {pack} has no clock {limit}, which is running.");
        }

        foreach (string clause in file.Clocks.Values.Select(static c => c.Rule).Concat(file.Tasks.Values.Select(static t => t.Rule)).Distinct()
            .Where(c => !to.Pack.TryClause(c, out _)))
        {
            yield return new Refusal(
                "clause-not-in-pack", $"规则包 {pack} 没有条款 {clause}，而案件已依据该条款办理。", $"Pack {pack} has no clause {clause}, which this case rests on.");
        }

        if (!ChainCase.Follows(file.Procedure))
        {
            yield break;
        }

        Plan plan = ChainDesk.PlanOf(file, to);
        foreach (string step in file.FactsAs<ChainFacts>().Steps.Where(static s => s.Value.State == StepState.Open).Select(static s => s.Key)
            .Where(s => plan.Steps.All(p => p.Id != s)))
        {
            yield return new Refusal(
                "open-step-not-in-pack", $"规则包 {pack} 没有正在办理的步骤“{step}”。", $"Pack {pack} has no step '{step}', which is open.");
        }
    }

    private static IEnumerable<RepinnedStep> Steps(CaseFile file, CaseLaw from, CaseLaw to)
    {
        if (!ChainCase.Follows(file.Procedure))
        {
            return [];
        }

        IReadOnlyList<PlannedStep> before = ChainDesk.PlanOf(file, from).Steps;
        IReadOnlyList<PlannedStep> after = ChainDesk.PlanOf(file, to).Steps;
        return
        [
            .. after.ExceptBy(before.Select(static s => s.Id), static s => s.Id).Select(static s => new RepinnedStep(s.Id, "added", s.Clauses[0].Id)),
            .. before.ExceptBy(after.Select(static s => s.Id), static s => s.Id).Select(static s => new RepinnedStep(s.Id, "dropped", s.Clauses[0].Id)),
        ];
    }

    private static IEnumerable<RepinnedTask> Tasks(CaseFile file, CaseLaw to) =>
        from open in OpenSteps(file, to)
        let task = ChainDesk.TaskUnder(file, open.Task, open.Step)
        where !task.Roles.SequenceEqual(open.Task.Roles) || !task.Evidence.SequenceEqual(open.Task.Evidence)
        select new RepinnedTask(task.TaskId, task.Roles, task.Evidence);
}
