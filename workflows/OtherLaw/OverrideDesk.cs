using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.OtherLaw;

/// <summary>Another law's limit in a clock's place (法律法规另有规定的，从其规定): asked by the unit whose duty it is, approved by
/// its head, another person. Pure.</summary>
/// <remarks>Source: the clause that gives way, such as YN-45e of a clock or YN-46b of the whole Yunnan Measures. Both ways: the
/// other limit may be shorter. Which readings were chosen stands in docs/decisions/another-laws-limit.md.</remarks>
public static class OverrideDesk
{
    /// <summary>The task of approving.</summary>
    public const string ApprovalTask = "approve-override";

    /// <summary>Asks for it; opens the approval task of the pack's role.</summary>
    public static Refusal? Ask(CaseTurn turn, string clockId, OverrideRequest request)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(request);
        if (OverrideCheck.Of(turn, clockId, request) is { } refusal)
        {
            return refusal;
        }

        CaseClock clock = turn.File.Clocks[clockId];
        ClockOverride rule = turn.Law.Pack.OverrideOf(turn.Law.RuleOf(clock))!;
        if (turn.File.Tasks.Values.Any(t => t is { Kind: ApprovalTask, State: TaskState.Open } && ClockOf(t) == clockId))
        {
            return OverrideCheck.Refuse(
                turn,
                rule.Clause,
                "override-pending",
                $"时限 {clockId} 已有一项依其他法律、法规另定期限的申请待审批。",
                $"Another law's limit for {clockId} is already waiting for approval.");
        }

        CaseClock moved = OverrideCheck.Moved(turn, clock, request, rule);
        JsonObject data = new()
        {
            ["clock"] = clockId,
            ["request"] = JsonSerializer.SerializeToNode(request, GovJson.Options),
            ["dueDate"] = JsonSerializer.SerializeToNode(clock.DueDate, GovJson.Options),
            ["newDueDate"] = JsonSerializer.SerializeToNode(moved.DueDate, GovJson.Options),
            ["askedBy"] = turn.Actor.User,
        };
        CaseTask task = turn.OpenTask(
            ApprovalTask,
            clock.Unit,
            Approvers(turn.File, clock, rule),
            rule.Clause,
            clock.State == ClockState.Running ? clock.DueAt : null,
            data,
            notBy: Hands(turn.Actor));
        turn.Record("clock.override-asked", rule.Clause);
        turn.Tell(
            $"override-asked:{turn.Tip.Seq}", $"{task.Unit}.{task.Roles[0]}", OverrideLetters.Asked(turn, clock, moved, request, rule.Clause));
        return null;
    }

    /// <summary>Approves or refuses. Who may has been checked; a refusal leaves everything as it is.</summary>
    public static Refusal? Answer(CaseTurn turn, CaseTask task, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);
        if (completion.Outcome is "refused" or "returned")
        {
            turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
            turn.Record("clock.override-refused", task.Rule);
            return null;
        }

        // What the old date set off by now is rung first: no entry and no letter of it is lost with the move.
        AlarmBell.Ring(turn);
        OverrideRequest request = task.Data!["request"].Deserialize<OverrideRequest>(GovJson.Options)!;
        if (OverrideCheck.Of(turn, ClockOf(task), request) is { } refusal)
        {
            return refusal;
        }

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Move(turn, turn.File.Clocks[ClockOf(task)], request);
        return null;
    }

    /// <summary>What is said where a case has no such clock.</summary>
    public static Refusal UnknownClock(CaseFile file, string clockId)
    {
        ArgumentNullException.ThrowIfNull(file);
        string known = string.Join(", ", file.Clocks.Keys);
        return new Refusal(
            "unknown-clock",
            $"案件 {file.CaseNo} 没有时限“{clockId}”；有：{known}。",
            $"Case {file.CaseNo} has no clock '{clockId}'; it has {known}.");
    }

    private static void Move(CaseTurn turn, CaseClock old, OverrideRequest request)
    {
        ClockRule clockRule = turn.Law.RuleOf(old);
        ClockOverride rule = turn.Law.Pack.OverrideOf(clockRule)!;
        CaseClock moved = turn.MoveClock(
            old.Id,
            OverrideBudget.Of(old.Budget ?? Budget.None, clockRule.Limit, request, turn.Now, rule.Clause),
            $"{rule.Clause}：{request.Law.Cite()}；{request.Reason}",
            turn.Actor.User);
        moved = Rearmed(moved, old, turn.Now);
        turn.Change(f => f with { Clocks = f.Clocks.SetItem(moved.Id, moved) });
        turn.FollowClocks([old]);
        if (request.Limit is not null)
        {
            // The clause's own extension is none of the other law's limit.
            turn.CancelTasks(static t => t.Kind == Objections.ObjectionDesk.ExtensionTask);
        }

        turn.Record("clock.overridden", rule.Clause);
        OverrideLetters.Tell(turn, old, moved, request, rule.Clause);
    }

    // A breach stays on record, and the ladder begins anew from the date that now stands. A target that was missed broke no
    // law: where the other law puts a limit in its place, that one has yet to be kept.
    private static CaseClock Rearmed(CaseClock moved, CaseClock old, DateTimeOffset now) => (old.State, old.Kind) switch
    {
        (ClockState.Breached, "target") => moved with { Rearmed = moved.DueDate, State = ClockState.Running },
        (ClockState.Breached, _) when moved.DueAt > now => moved with { Rearmed = moved.DueDate },
        _ => moved,
    };

    private static string ClockOf(CaseTask task) => task.Data!["clock"]!.GetValue<string>();

    // In a supervising unit its head is the supervisor-head.
    private static IEnumerable<string> Approvers(CaseFile file, CaseClock clock, ClockOverride rule)
    {
        string head = AlarmBell.IsSupervising(file, clock) ? "supervisor-head" : "unit-head";
        return rule.ApproverRoles.Contains(head) ? [head] : rule.ApproverRoles;
    }

    private static IEnumerable<string> Hands(Actor actor) =>
        actor.OnBehalfOf is { } principal ? [actor.User, principal] : [actor.User];
}
