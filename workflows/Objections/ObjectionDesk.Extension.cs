using System.Text.Json.Nodes;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Objections;

/// <content>More days: asked by the handler, answered by the head, before the present limit ends.</content>
public static partial class ObjectionDesk
{
    /// <summary>Asks the head for more days; opens the approval task.</summary>
    /// <param name="turn">The turn of the handler.</param>
    /// <param name="workingDays">The new total from receipt.</param>
    /// <param name="reason">Why the case is complex (情况复杂).</param>
    public static Refusal? AskExtension(CaseTurn turn, int workingDays, string reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if ((Ended(turn) ?? CheckExtension(turn, workingDays)) is { } refusal)
        {
            return refusal;
        }

        ClockExtension rule = Rule(turn).Extension!;
        if (turn.File.Tasks.Values.Any(static t => t is { Kind: ExtensionTask, State: TaskState.Open }))
        {
            return Refuse(turn, rule.Clause, "extension-pending", "已有一项延长申请待负责人审批。", "An extension is already waiting for approval.");
        }

        HandlingUnit unit = UnitOf(turn.File);
        CaseClock clock = turn.File.Clocks[HandleClock];
        turn.OpenTask(
            ExtensionTask,
            unit.Id,
            [unit.Head],
            rule.Clause,
            clock.DueAt,
            new JsonObject { ["workingDays"] = workingDays, ["reason"] = reason, ["requestedBy"] = turn.Actor.User },
            notBy: Hands(turn.Actor));
        turn.Record("objection.extension-asked", rule.Clause);
        turn.Tell(
            $"extension-asked:{turn.Tip.Seq}", $"{unit.Id}.{unit.Head}", ObjectionLetters.ExtensionAsked(turn, clock, workingDays, rule.Clause));
        return null;
    }

    /// <summary>The head's answer. Granted only before the current due date ends.</summary>
    public static Refusal? AnswerExtension(CaseTurn turn, CaseTask task, string outcome, string? reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        ClockExtension rule = Rule(turn).Extension!;
        int workingDays = task.Data!["workingDays"]!.GetValue<int>();
        if (outcome == "approved")
        {
            if (CheckExtension(turn, workingDays) is { } refusal)
            {
                return refusal;
            }

            CaseClock old = turn.File.Clocks[HandleClock];
            Budget budget = old.Budget ?? Budget.None;
            string why = task.Data!["reason"]!.GetValue<string>();
            turn.EndTask(task.TaskId, outcome, reason);
            CaseClock moved = turn.MoveClock(
                HandleClock,
                budget with { Extensions = [.. budget.Extensions, new Extension(workingDays, turn.Now, rule.Clause)] },
                $"{rule.Clause}: {why}",
                turn.Actor.User);
            turn.ChangeTasks(static t => t.Kind == HandleTask, t => t with { DueAt = moved.DueAt });
            turn.Record("objection.extended", rule.Clause);
            if (turn.File.ApplicantHasMail)
            {
                turn.Tell($"extended:{turn.Tip.Seq}", OutboxItem.Applicant, ObjectionLetters.Extended(turn, moved, rule.Clause));
            }

            return null;
        }

        turn.EndTask(task.TaskId, outcome, reason);
        turn.Record("objection.extension-refused", rule.Clause);
        return null;
    }

    private static Refusal? CheckExtension(CaseTurn turn, int workingDays)
    {
        ClockRule rule = Rule(turn);
        CaseClock clock = turn.File.Clocks[HandleClock];
        if (rule.Extension is not { } extension)
        {
            return Refuse(turn, rule.Clause, "extension-not-provided", "本办法没有延长的规定。", "The instrument provides no extension.");
        }

        if (clock.Budget?.Overrides.Any(static o => o.Limit?.PauseRule is null) == true)
        {
            // 从其规定: the other law's limit comes with that law's extensions or none, not with this clause's.
            return Refuse(
                turn,
                turn.Law.Pack.OverrideOf(rule)?.Clause ?? rule.Clause,
                "extension-not-provided",
                "期限已依其他法律、法规确定；该法另有延长规定的，请依其再行申请（override）。",
                "The limit is another law's now; where that law extends it, ask for that by another override.");
        }

        if (workingDays > extension.MaxTotal)
        {
            return Refuse(
                turn,
                extension.Clause,
                "extension-too-long",
                $"自收到之日起累计不得超过{extension.MaxTotal}个工作日，申请的是{workingDays}个。",
                $"At most {extension.MaxTotal} working days from receipt are allowed in all; {workingDays} were asked for.");
        }

        if (turn.Now >= clock.DueAt)
        {
            return Refuse(
                turn,
                extension.Clause,
                "extension-too-late",
                $"期限已于 {ClockLetters.Day(clock.DueDate)} 24:00 届满；延长须在届满前申请并获批准（A-9）。",
                $"The limit ended with {clock.DueDate:yyyy-MM-dd}; an extension must be asked for and approved before (A-9).") with
            {
                Latest = clock.DueAt,
            };
        }

        int current = clock.Budget?.TotalOf(rule.Limit) ?? rule.Limit.Amount;
        return workingDays > current
            ? null
            : Refuse(
                turn,
                extension.Clause,
                "extension-too-short",
                $"延长后的总期限须多于现有的{current}个工作日。",
                $"The new total must exceed the present {current} working days.");
    }

    private static IEnumerable<string> Hands(GovMedia.Workflows.Ledger.Actor actor) =>
        actor.OnBehalfOf is { } principal ? [actor.User, principal] : [actor.User];
}
