using System.Text.Json.Nodes;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Chains;

// What happens when a step says no.
public static partial class ChainDesk
{
    internal static Refusal ReasonRequired =>
        new("reason-required", "退回或者不同意须写明理由（reason）。", "Returning or refusing needs a reason ('reason').");

    private static Refusal? Rejected(CaseTurn turn, CaseTask task, PlannedStep step, Completion completion)
    {
        if (string.IsNullOrWhiteSpace(completion.Reason))
        {
            return ReasonRequired;
        }

        string[] named = completion.Outcome == "returned" ? [.. CompletionFields.Texts(completion, "missing")] : [];
        if (UnknownItem(turn, named) is { } unknown)
        {
            return unknown;
        }

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Attach(turn, completion.Documents);
        if (completion.Outcome == "refused" && HasOpenAlternative(turn, step))
        {
            // Either consent is enough: one that is refused leaves the other.
            Set(turn, step.Id, new StepRecord(task.TaskId, StepState.Refused, [.. Hands(turn)], turn.Now));
            turn.Record("step.refused", task.Rule);
            return null;
        }

        if (completion.Outcome == "refused")
        {
            End(turn, "refused");
            turn.Record("step.refused", task.Rule);
            turn.Tell($"refused:{turn.Tip.Seq}", $"{turn.File.Unit}.account-manager", ChainLetters.Rejected(turn, task, completion.Reason, final: true));
            return null;
        }

        // Returned for correction: the sponsor mends it, then the step comes again. No clock stops (A-20).
        ReopenFiling(turn, step);
        JsonObject data = new() { ["step"] = step.Id, ["reason"] = completion.Reason, ["missing"] = MissingIn(turn, named) };
        if (named.Length > 0)
        {
            data["named"] = new JsonArray([.. named.Select(static n => (JsonNode)n)]);
        }

        turn.OpenTask(
            "correct",
            turn.File.Unit,
            RolesIn(turn.File, turn.File.Unit, ["account-manager"]),
            task.Rule,
            turn.File.DueAt,
            data,
            waitsFrom: turn.Now);
        turn.Record("step.returned", task.Rule);
        turn.Tell($"returned:{turn.Tip.Seq}", $"{turn.File.Unit}.account-manager", ChainLetters.Rejected(turn, task, completion.Reason, final: false));
        return null;
    }

    private static bool HasOpenAlternative(CaseTurn turn, PlannedStep step)
    {
        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        return step.Step is { Group: { } group, Join: Join.Or }
            && PlanOf(turn.File, turn.Law).Steps.Any(s =>
                s.Step.Group == group && s.Id != step.Id && facts.Steps.GetValueOrDefault(s.Id)?.State == StepState.Open);
    }

    // What was never handed in, and what whoever returns it names as wanting.
    private static JsonArray MissingIn(CaseTurn turn, IReadOnlyCollection<string> named) =>
        [.. PlanOf(turn.File, turn.Law).Checklists
            .SelectMany(c => Missing(turn.File, c).Concat(c.Items.Where(i => named.Contains(i.Id))))
            .DistinctBy(static i => i.Id)
            .Select(static i => (JsonNode)new JsonObject { ["id"] = i.Id, ["title"] = i.Title.Zh })];

    private static Refusal? UnknownItem(CaseTurn turn, IEnumerable<string> named)
    {
        string[] items = [.. PlanOf(turn.File, turn.Law).Checklists.SelectMany(static c => c.Items).Select(static i => i.Id).Distinct()];
        string list = items.Length == 0 ? "—" : string.Join(", ", items);
        return named.FirstOrDefault(n => !items.Contains(n)) is { } unknown
            ? CompletionFields.Malformed(
                "data.missing", $"清单中没有“{unknown}”；可为：{list}", $"no checklist has '{unknown}'; accepted are {list}")
            : null;
    }

    // Documents of these kinds, words in the form, or the statement that they do not apply.
    private static Refusal? NotMended(CaseTurn turn, CaseTask task, Completion completion)
    {
        string[] named = [.. (task.Data!["named"] as JsonArray ?? []).Select(static n => n!.GetValue<string>())];
        string[] spared = [.. CompletionFields.Texts(completion, "notApplicable")];
        string[] left =
        [
            .. named.Where(n => completion.Documents.All(d => d.Kind != n)
                && (completion.Data?["form"] as JsonObject)?[n] is null && !spared.Contains(n)),
        ];
        return left.Length == 0 ? null : new Refusal(
            "checklist-incomplete",
            $"退回时指明的材料尚未补正：{string.Join("、", left)}。请作为同名种类的文件提交，不适用的列入 data.notApplicable。依据：{turn.Law.Cite(task.Rule)}。",
            $"What the return named is not mended yet: {string.Join(", ", left)}. Hand it in as documents of these kinds, or name those that do not apply in data.notApplicable.")
        {
            Rule = task.Rule,
            Article = task.Article,
        };
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
        if (completion.Outcome is "refused" or "returned")
        {
            return new Refusal(
                "use-done", "补正完成后以 done 办结；要撤回申请的，请在案件中办理。", "A correction is completed with 'done'.");
        }

        if (NotMended(turn, task, completion) is { } unmended)
        {
            return unmended;
        }

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Attach(turn, completion.Documents);
        LeaveOut(turn, completion);
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

    /// <summary>Ends a case whose account another case has closed or cancelled; everything handed in is kept.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="by">The case that did.</param>
    /// <param name="procedure">Its procedure.</param>
    public static Refusal? Overtake(CaseTurn turn, string by, string procedure)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.File.EndedAt is null)
        {
            string? rule = PlanOf(turn.File, turn.Law).Citations is [Clause first, ..] ? first.Id : null;
            End(turn, "overtaken");
            turn.Change(f => f with { Links = f.Links.SetItem("overtakenBy", by) });
            turn.Record($"{Verb(turn.File.Procedure)}.overtaken", rule, Ledger.Actor.System);
            turn.Tell($"overtaken:{by}", $"{turn.File.Unit}.account-manager", ChainLetters.Overtaken(turn, rule, by, procedure));
        }

        return null;
    }

    private static JsonObject Merge(JsonObject form, JsonObject? changes) =>
        changes is null ? form : Ledger.MergePatch.Apply(form, changes);

    private static void End(CaseTurn turn, string state)
    {
        turn.CancelClocks();
        turn.CancelTasks(static _ => true);
        turn.Change(f => f with { State = state, EndedAt = turn.Now, ObserveAt = null });
    }
}
