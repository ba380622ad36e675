using System.Text.Json.Nodes;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Chains;

// What reached a supervising unit that it does not belong with goes on to the right one. No clock stops (A-20).
public static partial class ChainDesk
{
    /// <summary>The outcome of a task that was handed on.</summary>
    public const string Forwarded = "forwarded";

    /// <summary>Hands the task of a supervising unit to another; who may has been checked.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="task">The task that reached the wrong unit.</param>
    /// <param name="to">The supervising unit it belongs with.</param>
    /// <param name="reason">Why.</param>
    public static Refusal? Forward(CaseTurn turn, CaseTask task, string to, string reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        Plan plan = PlanOf(turn.File, turn.Law);
        if (plan.Steps.FirstOrDefault(s => s.Id == StepOf(task)) is not { Step.Level: not (StepLevel.OwnUnit or StepLevel.OtherUnit) } step)
        {
            return OfTask(
                turn,
                task,
                "not-transferable",
                $"待办 {task.Kind} 由主办单位自行办理，不能转送；可以转送的是主管单位受理的步骤。",
                $"Task {task.Kind} is the sponsor's own; what a supervising unit received can be handed on.");
        }

        if (to == task.Unit)
        {
            return OfTask(turn, task, "same-unit", $"该待办已在 {to} 办理。", $"The task is with {to} already.");
        }

        if (to == turn.File.Unit)
        {
            return OfTask(
                turn, task, "sponsor-itself", $"{to} 是主办单位，不得受理自己的备案或者申请。", $"{to} is the sponsor; it does not receive what it filed itself.");
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        TaskTransfer transfer = new(step.Id, task.Unit, to, reason, FirstReceived(facts, task, step), turn.Actor.User, turn.Now);
        turn.EndTask(task.TaskId, Forwarded, reason);
        JsonObject data = task.Data?.DeepClone().AsObject() ?? [];
        data["transferredFrom"] = task.Unit;
        data["transferredBy"] = turn.Actor.User;
        data["reason"] = reason;
        data["firstReceivedAt"] = TurnTasks.Instant(transfer.ReceivedAt);
        CaseTask next = turn.OpenTask(
            step.Id, to, step.Step.Roles, task.Rule, task.DueAt, data, task.NotBy, task.Evidence);
        turn.Change(f => f.WithFacts(facts with { Transfers = (facts.Transfers ?? []).Add(transfer) }));
        Set(turn, step.Id, new StepRecord(next.TaskId, StepState.Open, []));
        turn.Record("step.transferred", task.Rule);
        string number = next.TaskId[(turn.CaseNo.Length + 1)..];
        turn.Tell($"task:{number}", $"{to}.{next.Roles[0]}", ChainLetters.TaskOpened(turn, next, step));
        turn.Tell(
            $"transferred:{number}",
            $"{turn.File.Unit}.{RolesIn(turn.File, turn.File.Unit, ["account-manager"]).First()}",
            ChainLetters.Transferred(turn, transfer, next, step));
        return null;
    }

    // The unit a step is with: where it was handed to last, also when it comes again after a correction.
    private static string? HandedTo(ChainFacts facts, string step) => facts.Transfers?.LastOrDefault(t => t.Step == step)?.To;

    // Received is what first reached any unit of the platform, as with objections (A-11).
    private static DateTimeOffset FirstReceived(ChainFacts facts, CaseTask task, PlannedStep step) =>
        facts.Transfers is { } earlier && earlier.LastOrDefault(t => t.Step == step.Id && t.To == task.Unit) is { } before
            ? before.ReceivedAt
            : task.OpenedAt;

    private static Refusal OfTask(CaseTurn turn, CaseTask task, string code, string zh, string en) =>
        new(code, $"{zh}依据：{turn.Law.Cite(task.Rule)}。", $"{en} Source: {task.Rule}.") { Rule = task.Rule, Article = task.Article };
}
