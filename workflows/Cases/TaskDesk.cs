using System.Text.Json.Nodes;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.OtherLaw;
using GovMedia.Workflows.Repinning;

namespace GovMedia.Workflows.Cases;

/// <summary>Completes tasks: role, unit, four eyes and evidence are checked here for every procedure.</summary>
public static class TaskDesk
{
    /// <summary>Completes a task, or refuses.</summary>
    /// <param name="turn">The turn; of an approved re-pinning, under the law asked for.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="completion">How it is completed.</param>
    /// <param name="user">Who completes it.</param>
    /// <param name="procedures">What follows, by procedure.</param>
    /// <param name="before">Of an approved re-pinning, the law pinned so far; else null.</param>
    public static Refusal? Complete(
        CaseTurn turn, string taskId, Completion completion, User user, Procedures procedures, CaseLaw? before = null)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(completion);
        ArgumentNullException.ThrowIfNull(procedures);
        if (!turn.File.Tasks.TryGetValue(taskId, out CaseTask? task))
        {
            return Unknown(taskId);
        }

        return Check(turn, task, completion, user) ?? task.Kind switch
        {
            RepinDesk.ApprovalTask => Repin(turn, task, completion, procedures, before),
            OverrideDesk.ApprovalTask => Override(turn, task, completion, procedures),
            _ => procedures.Of(turn.File).Complete(turn, task, completion),
        };
    }

    /// <summary>Hands an open task on to the unit it belongs with, or refuses.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="to">The supervising unit it belongs with.</param>
    /// <param name="reason">Why.</param>
    /// <param name="user">Who hands it on: one who could complete it.</param>
    public static Refusal? Forward(CaseTurn turn, string taskId, string to, string reason, User user)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (!turn.File.Tasks.TryGetValue(taskId, out CaseTask? task))
        {
            return Unknown(taskId);
        }

        return CheckUser(turn, task, user) ?? (ChainCase.Codes.Contains(turn.File.Procedure)
            ? ChainDesk.Forward(turn, task, to, reason)
            : new Refusal(
                "not-transferable",
                $"待办 {taskId} 不能单独转送；异议和反映以案件移送（…/transfer）。依据：{turn.Law.Cite(task.Rule)}。",
                $"Task {taskId} is not handed on alone; objections and reports are, as cases (…/transfer). Source: {task.Rule}.")
            {
                Rule = task.Rule,
                Article = task.Article,
            });
    }

    private static Refusal Unknown(string taskId) => new("unknown-task", $"没有待办 {taskId}。", $"There is no task {taskId}.");

    private static Refusal? Override(CaseTurn turn, CaseTask task, Completion completion, Procedures procedures)
    {
        if (OverrideDesk.Answer(turn, task, completion) is { } refusal)
        {
            return refusal;
        }

        // What is rung on the way may let the procedure go on, such as a floor that has run.
        procedures.Of(turn.File).Advance(turn);
        return null;
    }

    private static Refusal? Repin(CaseTurn turn, CaseTask task, Completion completion, Procedures procedures, CaseLaw? before)
    {
        if (RepinDesk.Answer(turn, task, completion, before ?? turn.Law) is { } refusal)
        {
            return refusal;
        }

        // Another law may ask for steps that can begin at once.
        procedures.Of(turn.File).Advance(turn);
        return null;
    }

    private static Refusal? Check(CaseTurn turn, CaseTask task, Completion completion, User user)
    {
        if (CheckUser(turn, task, user) is { } refusal)
        {
            return refusal;
        }

        string[] missing = completion.Outcome is "approved" or "done"
            ? [.. task.Evidence.Where(kind => completion.Documents.All(d => d.Kind != kind) && !IsStated(completion, kind))]
            : [];
        return missing.Length == 0
            ? null
            : new Refusal(
                "evidence-missing",
                $"缺少材料：{string.Join("、", missing)}。依据：{turn.Law.Cite(task.Rule)}。",
                $"Documents are missing: {string.Join(", ", missing)}.")
            {
                Rule = task.Rule,
                Article = task.Article,
            };
    }

    private static Refusal? CheckUser(CaseTurn turn, CaseTask task, User user)
    {
        if (!task.Roles.Any(user.Roles.Contains) || user.Unit != task.Unit
            || (task.AssignedTo is { } only && only != user.Id))
        {
            return new Refusal(
                "not-your-task",
                $"待办 {task.TaskId} 由 {task.Unit} 的{RoleNames.Of(task.Roles).Zh}办理。",
                $"Task {task.TaskId} is for the {RoleNames.Of(task.Roles).En} of {task.Unit}.");
        }

        if (task.State != TaskState.Open)
        {
            return new Refusal("task-closed", $"待办 {task.TaskId} 已办结。", $"Task {task.TaskId} is closed.");
        }

        Actor actor = turn.Actor;
        return task.NotBy.Contains(actor.User) || (actor.OnBehalfOf is { } principal && task.NotBy.Contains(principal))
            ? new Refusal(
                "four-eyes",
                $"同一人不得既经办又审批。依据：{turn.Law.Cite(task.Rule)}，以及本平台的双人原则。",
                "The same person may not both ask and approve (four eyes).")
            {
                Rule = task.Rule,
                Article = task.Article,
            }
            : null;
    }

    // An address or a register's number proves itself; no paper is asked for beside it. A notice without an address of its
    // own stands on this platform's page, which is its address.
    private static bool IsStated(Completion completion, string kind) =>
        kind == "notice-url"
        || (kind.EndsWith("-url", StringComparison.Ordinal) && IsText(completion.Data?["url"]))
        || (kind.EndsWith("-id", StringComparison.Ordinal) && IsText((completion.Data?["receipts"] as JsonObject)?[kind]));

    private static bool IsText(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0;
}
