using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Chains;

/// <summary>Carries out what a pack plans for an account: gates, steps in their order, clocks, the notice. Pure.</summary>
/// <remarks>Which steps, who takes them and on what evidence is the pack's; nothing of it stands here.</remarks>
public static class ChainDesk
{
    private static readonly StepAction[] Consents =
        [StepAction.Approve, StepAction.DecideCollectively, StepAction.Sign, StepAction.Seal, StepAction.Decide];

    /// <summary>Begins a case: refused by a hard gate, or opened with its first tasks and clocks.</summary>
    public static Refusal? Begin(CaseTurn turn, ChainStart start, string codeVersion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(start);
        Plan plan = Planner.Resolve(turn.Law.Pack, start.Procedure, start.Facts);
        if (!plan.HasRule)
        {
            LocalText silence = plan.Silences[0];
            return new Refusal("no-rule", silence.Zh, silence.En);
        }

        if (CheckGates(turn, plan, start.Overrides) is { } refusal)
        {
            return refusal;
        }

        turn.Open(new CaseFile
        {
            CaseNo = turn.CaseNo,
            Procedure = start.Procedure,
            Jurisdiction = start.Jurisdiction,
            Unit = start.Unit.Id,
            Supervising = start.Unit.Supervising,
            Supervisor = start.Unit.Supervisor,
            State = "open",
            ReceivedAt = turn.Now,
            Pins = new Pins(codeVersion, turn.Law.Pack.Id, turn.Law.Pack.Version, turn.Law.Calendar.Version),
        });
        ChainFacts facts = new()
        {
            AccountId = start.AccountId,
            StartedBy = turn.Actor.User,
            Superior = start.Unit.Superior,
            Facts = start.Facts,
            Form = start.Form,
            PromulgatedAt = start.PromulgatedAt,
        };
        turn.Change(f => f.WithFacts(facts));
        Attach(turn, start.Documents);
        foreach (GateFinding gate in plan.Gates.Where(g => g.NeedsOverride))
        {
            AskOverride(turn, gate, start.Overrides[gate.Gate.Id]);
        }

        turn.Record($"{Verb(start.Procedure)}.begun", plan.Citations is [Clause first, ..] ? first.Id : null);
        Advance(turn);
        return null;
    }

    /// <summary>Opens every step whose turn it is; ends the case when none is left. Does nothing where nothing changed.</summary>
    public static void Advance(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.File.EndedAt is not null)
        {
            return;
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        if (facts.Overrides.Values.Any(static o => o.ApprovedBy is null))
        {
            return;
        }

        Plan plan = PlanOf(turn.File, turn.Law);
        PlannedStep[] ready = [.. plan.Steps.Where(s => !facts.Steps.ContainsKey(s.Id) && s.After.All(a => IsDone(plan, facts, a)))];
        foreach (PlannedStep step in ready)
        {
            OpenStep(turn, plan, step);
            turn.Record("step.opened", step.Clauses[0].Id, Ledger.Actor.System);
        }

        facts = turn.File.FactsAs<ChainFacts>();
        if (plan.Steps.All(s => facts.Steps.TryGetValue(s.Id, out StepRecord? r) && r.State != StepState.Open))
        {
            turn.CancelClocks();
            turn.CancelTasks(static _ => true);
            turn.Change(f => f with { State = "completed", EndedAt = turn.Now, ObserveAt = null });
            turn.Record($"{Verb(turn.File.Procedure)}.completed", null, Ledger.Actor.System);
        }
    }

    /// <summary>Completes a task of the chain. Who may has been checked.</summary>
    public static Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);
        if (task.Kind.StartsWith("override-", StringComparison.Ordinal))
        {
            return AnswerOverride(turn, task, completion);
        }

        if (task.Kind == "correct")
        {
            return Corrected(turn, task, completion);
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        Plan plan = PlanOf(turn.File, turn.Law);
        PlannedStep step = plan.Steps.First(s => s.Id == StepOf(task));
        if (FourEyes(turn, plan, step, facts) is { } twice)
        {
            return twice;
        }

        if (completion.Outcome is "refused" or "returned")
        {
            return Rejected(turn, task, step, completion);
        }

        return Effect(turn, plan, step, task) ?? Done(turn, plan, step, task, completion);
    }

    /// <summary>The plan of a case as it stands: the pack's answer to what is known by now.</summary>
    public static Plan PlanOf(CaseFile file, CaseLaw law)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(law);
        ChainFacts facts = file.FactsAs<ChainFacts>();
        Plan plan = Planner.Resolve(law.Pack, file.Procedure, facts.Facts);
        bool receipt = plan.Steps.Any(static s => s.Step.Action == StepAction.Record)
            ? IsActionDone(plan, facts, StepAction.Record)
            : IsActionDone(plan, facts, StepAction.File);
        Facts known = facts.Facts
            .With("filingReceipt", receipt)
            .With("noticeStood", facts.Notice is { } notice
                && (notice.Clock is null || file.Clocks[notice.Clock].State == ClockState.Met));
        if (IsActionDone(plan, facts, StepAction.Cancel))
        {
            known = known.With("certificationCancelled");
        }

        if (IsActionDone(plan, facts, StepAction.Merge))
        {
            known = known.With("merged");
        }

        return Planner.Resolve(law.Pack, file.Procedure, known);
    }

    /// <summary>The step a task belongs to.</summary>
    public static string StepOf(CaseTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Kind;
    }

    private static Refusal? CheckGates(CaseTurn turn, Plan plan, IReadOnlyDictionary<string, string> overrides)
    {
        if (plan.Refusals.FirstOrDefault(static g => !IsOfTheProcess(g)) is { } bar)
        {
            return Barred(bar, "gate-refused");
        }

        return plan.Gates.FirstOrDefault(g => g.NeedsOverride && !overrides.ContainsKey(g.Gate.Id)) is { } soft
            ? Barred(soft, "override-required") with
            {
                Message = $"{soft.Say("zh-CN")} 属“原则上”的要求：确需例外的，请在 overrides.{soft.Gate.Id} 中写明理由，由{soft.Gate.Override!.ApproverRole}审批。",
                English = $"{soft.Say("en")} This is a rule in principle: give a reason in overrides.{soft.Gate.Id}; {soft.Gate.Override.ApproverRole} approves it.",
            }
            : null;
    }

    // Facts that come about in the course of the case; until then they are no ground for refusing to begin it.
    private static bool IsOfTheProcess(GateFinding gate) =>
        gate.Gate.Requires.Terms.Keys.Any(static k => k is "filingReceipt" or "noticeStood" or "certificationCancelled" or "merged");

    private static Refusal Barred(GateFinding gate, string code) =>
        new(code, gate.Say("zh-CN"), gate.Say("en")) { Rule = gate.Clauses[0].Id, Article = gate.Clauses[0].Article };

    private static void AskOverride(CaseTurn turn, GateFinding gate, string reason)
    {
        GateOverride how = gate.Gate.Override!;
        string unit = UnitAt(turn.File, turn.File.FactsAs<ChainFacts>(), how.Level);
        turn.OpenTask(
            $"override-{gate.Gate.Id}",
            unit,
            RolesIn(turn.File, unit, [how.ApproverRole]),
            gate.Clauses[0].Id,
            data: new JsonObject { ["gate"] = gate.Gate.Id, ["reason"] = reason },
            notBy: Hands(turn),
            evidence: how.Evidence);
        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            return f.WithFacts(facts with
            {
                Overrides = facts.Overrides.SetItem(gate.Gate.Id, new GateOverrideRecord(reason, turn.Actor.User)),
            });
        });
    }

    private static Refusal? AnswerOverride(CaseTurn turn, CaseTask task, Completion completion)
    {
        string gate = task.Data!["gate"]!.GetValue<string>();
        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Attach(turn, completion.Documents);
        if (completion.Outcome is "refused" or "returned")
        {
            End(turn, "refused");
            turn.Record("gate.override-refused", task.Rule);
            return null;
        }

        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            GateOverrideRecord asked = facts.Overrides[gate];
            return f.WithFacts(facts with
            {
                Overrides = facts.Overrides.SetItem(gate, asked with { ApprovedBy = turn.Actor.User, ApprovedAt = turn.Now }),
            });
        });
        turn.Record("gate.overridden", task.Rule);
        Advance(turn);
        return null;
    }

    private static void OpenStep(CaseTurn turn, Plan plan, PlannedStep step)
    {
        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        StepLevel level = step.Step is { Action: StepAction.Record, Level: StepLevel.SupervisingUnit } && plan.Route is { } route
            ? route.To
            : step.Step.Level;
        string unit = UnitAt(turn.File, facts, level);
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
            step.Step.Evidence);
        Set(turn, step.Id, new StepRecord(task.TaskId, StepState.Open, []));
        turn.Tell($"task:{task.TaskId[(turn.CaseNo.Length + 1)..]}", $"{task.Unit}.{task.Roles[0]}", ChainLetters.TaskOpened(turn, task, step));
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
            data["notBefore"] = JsonValue.Create(ChinaTime.At(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
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
            CaseClock reopened = running with { EndedAt = null, State = running.State == ClockState.Met ? ClockState.Running : running.State };
            turn.Change(f => f with { Clocks = f.Clocks.SetItem(running.Id, reopened) });
            return reopened;
        }

        DateTimeOffset from = planned.Trigger switch
        {
            "received" => turn.File.ReceivedAt,
            "promulgated" or "published" => facts.PromulgatedAt ?? turn.Now,
            "opened" => facts.Facts.OpenedOn is { } day ? ChinaTime.StartOf(day) : turn.Now,
            _ => turn.Now,
        };
        return turn.StartClock(planned.Clock.Id, from, unit);
    }

    /// <summary>The gates, at the step that makes the matter take effect.</summary>
    private static Refusal? Effect(CaseTurn turn, Plan plan, PlannedStep step, CaseTask task)
    {
        if (step.Step.Action == StepAction.Notice
            && plan.Gates.FirstOrDefault(static g => g.Bars && g.Gate.Requires.Terms.ContainsKey("filingReceipt")) is { } filing)
        {
            return Barred(filing, "filing-receipt-missing");
        }

        if (step.Step.Action != StepAction.CarryOut || turn.File.Procedure == "OPN")
        {
            return null;
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        if (plan.Refusals.FirstOrDefault(g => !g.Gate.Requires.Terms.ContainsKey("certificationCancelled")) is not { } bar)
        {
            return null;
        }

        CaseClock? floor = facts.Notice?.Clock is { } id ? turn.File.Clocks[id] : null;
        return bar.Gate.Requires.Terms.ContainsKey("noticeStood") && floor is not null
            ? NoticeRunning(turn, floor, bar)
            : Barred(bar, "gate-refused");
    }

    private static Refusal NoticeRunning(CaseTurn turn, CaseClock floor, GateFinding gate) =>
        new(
            "notice-period-running",
            $"公告期未满：公告自 {ClockLetters.Day(floor.StartDate)} 起须满期限，最早可于 {ClockLetters.Day(DateOnly.FromDateTime(ChinaTime.At(floor.DueAt).DateTime))} 0 时起办理（先公告、后生效为本平台的默认决定 A-4）。依据：{turn.Law.Cite(floor.Rule)}。",
            $"The notice still runs; the earliest lawful instant is {ChinaTime.At(floor.DueAt):yyyy-MM-ddTHH:mm:sszzz} (notice first, effect after: decision A-4; {gate.Clauses[0].Id}).")
        {
            Rule = floor.Rule,
            Article = floor.Article,
            Earliest = floor.DueAt,
        };

    private static Refusal? Done(CaseTurn turn, Plan plan, PlannedStep step, CaseTask task, Completion completion)
    {
        Attach(turn, completion.Documents);
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

        string? text = completion.Data?["text"]?.GetValue<string>();
        string? url = completion.Data?["url"]?.GetValue<string>();
        DateTimeOffset at = completion.Data?["publishedAt"]?.GetValue<DateTimeOffset>() ?? turn.Now;
        if (at > turn.Now)
        {
            return new Refusal(
                "published-in-future", "公告的发布时间不能晚于现在。", "A notice cannot have been published in the future.");
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
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
            known = known with { OpenedOn = Date(completion.Data, "openedOn") ?? ChinaTime.DateOf(turn.Now) };
        }

        if (Consents.Contains(step.Step.Action) && step.Step.Level != StepLevel.OwnUnit)
        {
            known = known with { ApprovedOn = ChinaTime.DateOf(turn.Now) };
        }

        ImmutableSortedDictionary<string, string> receipts = facts.Receipts;
        foreach ((string register, JsonNode? number) in completion.Data?["receipts"] as JsonObject ?? [])
        {
            receipts = receipts.SetItem(register, number!.GetValue<string>());
        }

        turn.Change(f => f.WithFacts(facts with { Facts = known, Receipts = receipts }));
    }

    private static DateOnly? Date(JsonObject? data, string name) =>
        data?[name] is JsonValue value && value.TryGetValue(out string? text)
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly date)
            ? date
            : null;

    private static Refusal? Rejected(CaseTurn turn, CaseTask task, PlannedStep step, Completion completion)
    {
        if (string.IsNullOrWhiteSpace(completion.Reason))
        {
            return new Refusal("reason-required", "退回或者不同意须写明理由（reason）。", "Returning or refusing needs a reason.");
        }

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Attach(turn, completion.Documents);
        if (completion.Outcome == "refused")
        {
            End(turn, "refused");
            turn.Record("step.refused", task.Rule);
            turn.Tell($"refused:{turn.Tip.Seq}", $"{turn.File.Unit}.account-manager", ChainLetters.Rejected(turn, task, completion.Reason, final: true));
            return null;
        }

        // Returned for correction: the sponsor mends it, then the step comes again. No clock stops (A-20).
        ReopenFiling(turn, step);
        turn.OpenTask(
            "correct",
            turn.File.Unit,
            RolesIn(turn.File, turn.File.Unit, ["account-manager"]),
            task.Rule,
            turn.File.DueAt,
            new JsonObject { ["step"] = step.Id, ["reason"] = completion.Reason });
        turn.Record("step.returned", task.Rule);
        turn.Tell($"returned:{turn.Tip.Seq}", $"{turn.File.Unit}.account-manager", ChainLetters.Rejected(turn, task, completion.Reason, final: false));
        return null;
    }

    private static void ReopenFiling(CaseTurn turn, PlannedStep returned)
    {
        if (returned.Step.Action != StepAction.Record)
        {
            return;
        }

        foreach (CaseClock clock in turn.File.Clocks.Values.Where(static c => c is { Kind: "ceiling", EndedAt: not null }).ToArray())
        {
            CaseClock runs = clock with { EndedAt = null, State = clock.State == ClockState.Met ? ClockState.Running : clock.State };
            turn.Change(f => f with { Clocks = f.Clocks.SetItem(clock.Id, runs) });
        }
    }

    private static Refusal? Corrected(CaseTurn turn, CaseTask task, Completion completion)
    {
        string stepId = task.Data!["step"]!.GetValue<string>();
        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Attach(turn, completion.Documents);
        Plan plan = PlanOf(turn.File, turn.Law);
        foreach (CaseClock clock in turn.File.Clocks.Values.Where(static c => c is { Kind: "ceiling", EndedAt: null }).ToArray())
        {
            if (plan.Steps.First(s => s.Id == stepId).Step.Action == StepAction.Record)
            {
                turn.MeetClock(clock.Id);
            }
        }

        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            return f.WithFacts(facts with
            {
                Form = Merge(facts.Form, completion.Data?["form"] as JsonObject),
                Steps = facts.Steps.Remove(stepId),
            });
        });
        turn.Record("step.corrected", task.Rule);
        Advance(turn);
        return null;
    }

    private static JsonObject Merge(JsonObject form, JsonObject? changes) =>
        changes is null ? form : Ledger.MergePatch.Apply(form, changes);

    private static Refusal? FourEyes(CaseTurn turn, Plan plan, PlannedStep step, ChainFacts facts)
    {
        IEnumerable<string> distinct = step.Step.DistinctFrom
            .Concat(plan.Steps.Where(s => s.Step.DistinctFrom.Contains(step.Id)).Select(static s => s.Id));
        IEnumerable<string> others = distinct.SelectMany(d => facts.Steps.GetValueOrDefault(d)?.By ?? []);
        if (Consents.Contains(step.Step.Action))
        {
            others = others.Append(facts.StartedBy);
        }

        return others.Intersect(Hands(turn), StringComparer.Ordinal).Any()
            ? new Refusal(
                "four-eyes",
                $"同一人不得办理须由不同人办理的步骤“{step.Id}”。依据：{turn.Law.Cite(step.Clauses[0].Id)}，以及本平台的双人原则。",
                $"Step '{step.Id}' must be taken by another person (four eyes).")
            {
                Rule = step.Clauses[0].Id,
                Article = step.Clauses[0].Article,
            }
            : null;
    }

    private static void End(CaseTurn turn, string state)
    {
        turn.CancelClocks();
        turn.CancelTasks(static _ => true);
        turn.Change(f => f with { State = state, EndedAt = turn.Now, ObserveAt = null });
    }

    private static bool IsDone(Plan plan, ChainFacts facts, string stepId)
    {
        if (facts.Steps.TryGetValue(stepId, out StepRecord? record) && record.State is StepState.Done or StepState.Spared)
        {
            return true;
        }

        // One of an OR group is enough.
        PlannedStep? step = plan.Steps.FirstOrDefault(s => s.Id == stepId);
        return step?.Step is { Group: { } group, Join: Join.Or }
            && plan.Steps.Any(s => s.Step.Group == group && facts.Steps.GetValueOrDefault(s.Id)?.State == StepState.Done);
    }

    private static bool IsActionDone(Plan plan, ChainFacts facts, StepAction action) =>
        plan.Steps.Any(s => s.Step.Action == action && facts.Steps.GetValueOrDefault(s.Id)?.State == StepState.Done);

    private static void Set(CaseTurn turn, string stepId, StepRecord record) =>
        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            return f.WithFacts(facts with { Steps = facts.Steps.SetItem(stepId, record) });
        });

    private static void Attach(CaseTurn turn, IReadOnlyList<NewDocument> documents)
    {
        foreach (NewDocument document in documents)
        {
            turn.Attach(document.Kind, document.Name, document.ContentType, document.Content, personal: false);
        }
    }

    private static IEnumerable<string> Hands(CaseTurn turn) =>
        turn.Actor.OnBehalfOf is { } principal ? [turn.Actor.User, principal] : [turn.Actor.User];

    private static string UnitAt(CaseFile file, ChainFacts facts, StepLevel level) => level switch
    {
        StepLevel.OwnUnit or StepLevel.OtherUnit => file.Unit,
        StepLevel.Superior => facts.Superior ?? file.Supervisor ?? file.Unit,
        _ => file.Supervisor ?? file.Unit,
    };

    // A supervising unit that sponsors an account acts through its own officers.
    private static IEnumerable<string> RolesIn(CaseFile file, string unit, IEnumerable<string> roles) =>
        file.Supervising && unit == file.Unit
            ? roles.SelectMany(static r => r switch
            {
                "unit-head" => (string[])["unit-head", "supervisor-head"],
                "deputy-head" => ["deputy-head", "supervisor-head"],
                "account-manager" => ["account-manager", "supervisor"],
                _ => [r],
            })
            : roles;

    internal static string Verb(string procedure) => procedure switch
    {
        "OPN" => "opening",
        "FIL" => "filing",
        "CHG" => "change",
        "CLS" => "closure",
        "CAN" => "cancellation",
        _ => "refiling",
    };
}
