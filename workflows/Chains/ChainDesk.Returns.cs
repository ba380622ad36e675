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

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Attach(turn, completion.Documents);
        if (completion.Outcome == "refused")
        {
            End(turn, "refused");
            turn.Record("step.refused", task.Rule);
            turn.Tell($"refused:{turn.Tip.Seq}", $"{turn.File.Unit}.account-manager", ChainLetters.Rejected(turn, task, completion.Reason, final: true));
            return null;
        }

        // Returned for correction: the sponsor mends it, then the step comes again. No clock stops.
        ReopenFiling(turn, step);
        turn.OpenTask(
            "correct",
            turn.File.Unit,
            RolesIn(turn.File, turn.File.Unit, ["account-manager"]),
            task.Rule,
            turn.File.DueAt,
            new JsonObject { ["step"] = step.Id, ["reason"] = completion.Reason, ["missing"] = MissingIn(turn) });
        turn.Record("step.returned", task.Rule);
        turn.Tell($"returned:{turn.Tip.Seq}", $"{turn.File.Unit}.account-manager", ChainLetters.Rejected(turn, task, completion.Reason, final: false));
        return null;
    }

    private static JsonArray MissingIn(CaseTurn turn) =>
        [.. PlanOf(turn.File, turn.Law).Checklists
            .SelectMany(c => Missing(turn.File, c))
            .Select(static i => (JsonNode)new JsonObject { ["id"] = i.Id, ["title"] = i.Title.Zh })];

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

    private static void End(CaseTurn turn, string state)
    {
        turn.CancelClocks();
        turn.CancelTasks(static _ => true);
        turn.Change(f => f with { State = state, EndedAt = turn.Now, ObserveAt = null });
    }
}
