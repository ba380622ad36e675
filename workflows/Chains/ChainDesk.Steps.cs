using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Chains;

// A step's life: opened, timed, done.
public static partial class ChainDesk
{
    private static void OpenStep(CaseTurn turn, Plan plan, PlannedStep step)
    {
        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        RoutingRule? route = step.Step is { Action: StepAction.Record, Level: StepLevel.SupervisingUnit } ? plan.Route : null;
        string unit = HandedTo(facts, step.Id) ?? UnitAt(turn.File, facts, route?.To ?? step.Step.Level);
        CaseClock? clock = StartClock(turn, plan, step, facts, unit);
        DateTimeOffset? notBefore = facts.Notice is { Clock: { } floor } && step.Step.Action == StepAction.CarryOut
            ? turn.File.Clocks[floor].DueAt
            : null;
        CaseTask task = turn.OpenTask(
            step.Id,
            unit,
            RolesIn(turn.File, unit, step.Step.Roles),
            (clock is null ? null : clock.Rule) ?? step.Clauses[0].Id,
            clock is { Kind: "ceiling" or "target" } ? clock.DueAt : null,
            DataOf(step, notBefore),
            step.Step.DistinctFrom.SelectMany(d => facts.Steps.GetValueOrDefault(d)?.By ?? []),
            step.Step.Evidence,
            notBefore ?? turn.Now);
        Set(turn, step.Id, new StepRecord(task.TaskId, StepState.Open, []));
        string number = task.TaskId[(turn.CaseNo.Length + 1)..];
        turn.Tell($"task:{number}", $"{task.Unit}.{task.Roles[0]}", ChainLetters.TaskOpened(turn, task, step));

        // Who is told besides, such as the same-level government of a vertical system's filing (A-24).
        foreach (string informed in (route?.Inform ?? []).Select(l => UnitAt(turn.File, facts, l)).Where(u => u != unit).Distinct())
        {
            turn.Tell($"inform:{number}:{informed}", $"{informed}.supervisor", ChainLetters.Informed(turn, task, step, route!));
        }
    }

    /// <summary>An open step's task as a plan has it: who does it, on what evidence, under which clause.</summary>
    internal static CaseTask TaskUnder(CaseFile file, CaseTask task, PlannedStep step)
    {
        bool stands = step.Clauses.Any(c => c.Id == task.Rule) || file.Clocks.Values.Any(c => c.Rule == task.Rule);
        return task with
        {
            Roles = [.. RolesIn(file, task.Unit, step.Step.Roles)],
            Evidence = [.. step.Step.Evidence],
            Rule = stands ? task.Rule : step.Clauses[0].Id,
            Article = stands ? task.Article : step.Clauses[0].Article,
        };
    }

    private static JsonObject? DataOf(PlannedStep step, DateTimeOffset? notBefore)
    {
        JsonObject data = new() { ["action"] = GovJson.Name(step.Step.Action) };
        if (step.Step.Title is { } title)
        {
            data["title"] = title.Zh;
        }

        if (notBefore is { } at)
        {
            data[TurnTasks.NotBefore] = TurnTasks.Instant(at);
        }

        return data;
    }

    private static CaseClock? StartClock(CaseTurn turn, Plan plan, PlannedStep step, ChainFacts facts, string unit)
    {
        if (plan.Clocks.FirstOrDefault(c => c.Step == step.Id) is not { } planned || planned.Clock.Limit.Kind == Rules.Deadlines.LimitKind.Floor)
        {
            return null;
        }

        // A returned filing does not begin a new limit: the clock runs on (A-20).
        if (turn.File.Clocks.Values.FirstOrDefault(c => c.Limit == planned.Clock.Id) is { } running)
        {
            turn.ResumeClock(running.Id);
            return turn.File.Clocks[running.Id];
        }

        DateTimeOffset from = planned.Trigger switch
        {
            "received" => turn.File.ReceivedAt,
            "promulgated" or "published" => facts.PromulgatedAt ?? turn.Now,
            "yearBegins" when facts.Review is { } review => ChinaTime.StartOf(new DateOnly(review.Year, 1, 1)),
            "opened" => facts.Facts.OpenedOn is { } day ? ChinaTime.StartOf(day) : turn.Now,
            _ => turn.Now,
        };
        // What happened before the clause was in force is not timed by it: such an account is a legacy (A-1).
        return planned.Trigger == "opened" && !turn.Law.Pack.InForce(planned.Clock.Clause, ChinaTime.DateOf(from))
            ? null
            : turn.StartClock(planned.Clock.Id, from, unit);
    }

    private static Refusal? Done(CaseTurn turn, Plan plan, PlannedStep step, CaseTask task, Completion completion)
    {
        if (Stated(turn, plan, completion) is { } barred)
        {
            return barred;
        }

        Attach(turn, completion.Documents);
        if (Incomplete(turn, plan, step, completion) is { } incomplete)
        {
            return incomplete;
        }

        if (Publish(turn, plan, step, completion) is { } refusal)
        {
            return refusal;
        }

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Set(turn, step.Id, new StepRecord(task.TaskId, StepState.Done, [.. Hands(turn)], turn.Now));
        Spare(turn, plan, step);
        foreach (CaseClock clock in turn.File.Clocks.Values.Where(c => Times(plan, step, c)).ToArray())
        {
            turn.MeetClock(clock.Id);
        }

        Learn(turn, step, completion);
        Find(turn, PlanOf(turn.File, turn.Law));
        turn.Record($"step.{completion.Outcome}", task.Rule);
        Advance(turn);
        return null;
    }

    private static bool Times(Plan plan, PlannedStep step, CaseClock clock) =>
        clock.EndedAt is null && clock.Kind != "floor" && plan.Clocks.Any(c => c.Step == step.Id && c.Clock.Id == clock.Limit);

    private static void Spare(CaseTurn turn, Plan plan, PlannedStep done)
    {
        if (done.Step is not { Group: { } group, Join: Join.Or })
        {
            return;
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        foreach (PlannedStep other in plan.Steps.Where(s => s.Step.Group == group && s.Id != done.Id))
        {
            if (facts.Steps.TryGetValue(other.Id, out StepRecord? record) && record.State == StepState.Open)
            {
                turn.CancelTasks(t => t.TaskId == record.TaskId);
                Set(turn, other.Id, record with { State = StepState.Spared });
            }
        }
    }

    private static Refusal? Publish(CaseTurn turn, Plan plan, PlannedStep step, Completion completion)
    {
        if (step.Step.Action != StepAction.Notice)
        {
            return null;
        }

        string? text = CompletionFields.Text(completion, "text");
        string? url = CompletionFields.Text(completion, "url");
        DateTimeOffset at = CompletionFields.Instant(completion, "publishedAt") ?? turn.Now;
        if (at > turn.Now)
        {
            Clause clause = plan.Notice?.Floor is { } period ? turn.Law.Clause(period.Clause) : step.Clauses[0];
            return new Refusal(
                "published-in-future",
                $"公告的发布时间 {ClockLetters.Moment(at)} 晚于现在，公告期不能从将来起算。依据：{turn.Law.Cite(clause.Id)}。",
                $"The notice's time of publication, {ClockLetters.Moment(at)}, lies in the future; no period counts from it.")
            {
                Rule = clause.Id,
                Article = clause.Article,
                Latest = turn.Now,
            };
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        if (plan.Gates.FirstOrDefault(static g => g.Gate.Requires.Terms.ContainsKey("filingReceipt")) is { } filing
            && plan.Steps.FirstOrDefault(static s => s.Step.Action == StepAction.Record) is { } record
            && facts.Steps.GetValueOrDefault(record.Id)?.At is { } received
            && at < received)
        {
            return new Refusal(
                "published-before-filing",
                $"公告早于备案回执（{ClockLetters.Moment(received)}），期限不能从该时间起算。依据：{turn.Law.Cite(filing.Clauses[0].Id)}。",
                $"The notice was published before the receipt of the filing ({ClockLetters.Moment(received)}).")
            {
                Rule = filing.Clauses[0].Id,
                Article = filing.Clauses[0].Article,
                Earliest = received,
            };
        }

        CaseClock? floor = plan.Notice?.Floor is { } rule ? turn.StartClock(rule.Id, at) : null;
        NoticeRecord notice = new(
            text ?? ChainLetters.NoticeText(turn, facts), url, at, turn.Actor.User, floor?.Id, 0, []);
        turn.Change(f => f.WithFacts(f.FactsAs<ChainFacts>() with { Notice = notice }) with { ObserveAt = Notices.ObserveNotice.NextLook(turn.Now) });
        return null;
    }

    /// <summary>What a completed step says of the matter: plain facts, the day of opening, receipts of outside registers.</summary>
    private static void Learn(CaseTurn turn, PlannedStep step, Completion completion)
    {
        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        Facts known = facts.Facts;
        if (step.Id == "open" && known.OpenedOn is null)
        {
            known = known with { OpenedOn = CompletionFields.Day(completion, "openedOn") ?? ChinaTime.DateOf(turn.Now) };
        }

        if (Consents.Contains(step.Step.Action) && step.Step.Level != StepLevel.OwnUnit)
        {
            known = known with { ApprovedOn = ChinaTime.DateOf(turn.Now) };
        }

        ImmutableSortedDictionary<string, string> receipts = facts.Receipts;
        foreach ((string register, string number) in CompletionFields.Receipts(completion))
        {
            receipts = receipts.SetItem(register, number);
        }

        known = CompletionFields.Known(known, completion);
        turn.Change(f => f.WithFacts(facts with { Facts = known, Receipts = receipts }));
    }

    /// <summary>What a form's checklist still lacks when it is handed in.</summary>
    private static Refusal? Incomplete(CaseTurn turn, Plan plan, PlannedStep step, Completion completion)
    {
        LeaveOut(turn, completion);
        if (step.Step.Action != StepAction.File)
        {
            return null;
        }

        foreach (Checklist list in plan.Checklists.Where(static c => c.Form is not null))
        {
            ChecklistItem[] missing = [.. Missing(turn.File, list)];
            if (missing.Length > 0)
            {
                Clause clause = turn.Law.Clause(missing[0].Clause ?? list.Clauses[0]);
                return new Refusal(
                    "checklist-incomplete",
                    $"材料不齐，尚缺：{string.Join("、", missing.Select(static i => $"{i.Title.Zh}（{i.Id}）"))}。请作为同名种类的文件提交，不适用的列入 data.notApplicable。依据：{turn.Law.Cite(clause.Id)}。",
                    $"Materials are missing: {string.Join(", ", missing.Select(static i => i.Id))}. Hand them in as documents of these kinds, or name those that do not apply in data.notApplicable.")
                {
                    Rule = clause.Id,
                    Article = clause.Article,
                };
            }
        }

        return null;
    }

    private static void LeaveOut(CaseTurn turn, Completion completion)
    {
        string[] spared = [.. CompletionFields.Texts(completion, "notApplicable")];
        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            return spared.Length == 0 ? f : f.WithFacts(facts with { NotApplicable = facts.NotApplicable.Union(spared) });
        });
    }

    /// <summary>The items of a checklist that are neither handed in, nor stated in the form, nor said not to apply.</summary>
    public static IEnumerable<ChecklistItem> Missing(CaseFile file, Checklist list)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(list);
        ChainFacts facts = file.FactsAs<ChainFacts>();
        return list.Items.Where(i =>
            !facts.NotApplicable.Contains(i.Id)
            && facts.Form[i.Id] is null
            && file.Documents.Values.All(d => d.Kind != i.Id));
    }
}
