using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Repinning;

/// <summary>Moves a running case to other versions: one person asks, another approves what the preview showed. Pure.</summary>
/// <remarks>No clause speaks of it: a platform's rule (four eyes), like the pinning itself.</remarks>
public static class RepinDesk
{
    /// <summary>The task of approving.</summary>
    public const string ApprovalTask = "approve-repinning";

    /// <summary>Opens the approval; an earlier one that waits falls away.</summary>
    /// <param name="turn">A turn under the law pinned.</param>
    /// <param name="preview">What would change.</param>
    /// <param name="reason">Why it is asked for.</param>
    public static Refusal? Ask(CaseTurn turn, RepinPreview preview, string reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(preview);
        if (preview.Refusals is [Refusal first, ..])
        {
            return first;
        }

        if (preview.From != turn.File.Pins)
        {
            return Stale(turn.File);
        }

        turn.CancelTasks(static t => t.Kind == ApprovalTask);
        bool above = turn.File.Supervisor is not null || turn.File.Supervising;
        string[] approvers = above ? ["supervisor-head", "supervisor"] : ["unit-head", "deputy-head"];
        JsonObject data = new() { ["preview"] = Json(preview), ["reason"] = reason, ["askedBy"] = turn.Actor.User };
        turn.OpenTask(
            ApprovalTask, turn.File.Supervisor ?? turn.File.Unit, approvers, AnyRule(turn), data: data, notBy: Hands(turn.Actor));
        turn.Record("repinning.asked");
        return null;
    }

    /// <summary>Approves or refuses. Who may has been checked.</summary>
    /// <param name="turn">A turn under the law asked for where it is approved, else under the law pinned.</param>
    /// <param name="task">The approval.</param>
    /// <param name="completion">The answer.</param>
    /// <param name="before">The law pinned so far.</param>
    public static Refusal? Answer(CaseTurn turn, CaseTask task, Completion completion, CaseLaw before)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);
        if (completion.Outcome is "refused" or "returned")
        {
            turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
            turn.Record("repinning.refused");
            return null;
        }

        Pins pins = PinsOf(task);
        RepinPreview now = RepinComparison.Of(turn.File, before, pins, turn.Law, turn.Now);
        if (now.Refusals is [Refusal first, ..])
        {
            return first;
        }

        if (!JsonNode.DeepEquals(Json(now), task.Data!["preview"]))
        {
            return Stale(turn.File);
        }

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Move(turn, pins);
        return null;
    }

    /// <summary>The versions a waiting approval would pin.</summary>
    public static Pins PinsOf(CaseTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Data!["preview"]!["to"].Deserialize<Pins>(GovJson.Options)!;
    }

    private static void Move(CaseTurn turn, Pins pins)
    {
        Pins old = turn.File.Pins;
        List<(CaseClock From, CaseClock To)> moved = [];
        CaseClock[] running = [.. RepinComparison.Running(turn.File)];
        foreach (CaseClock clock in running)
        {
            CaseClock counted = RepinComparison.Under(turn.Law, clock);
            if (counted.DueAt != clock.DueAt)
            {
                counted = counted with
                {
                    Changes = counted.Changes.Add(new ClockChange(
                        turn.Now, clock.DueDate, counted.DueDate, $"{RepinLetters.Name(old)} → {RepinLetters.Name(pins)}", turn.Actor.User)),
                };
                moved.Add((clock, counted));
            }

            turn.Change(f => f with { Clocks = f.Clocks.SetItem(clock.Id, counted) });
        }

        Dictionary<string, CaseTask> planned =
            RepinComparison.OpenSteps(turn.File, turn.Law).ToDictionary(
                static s => s.Task.TaskId, s => Chains.ChainDesk.TaskUnder(turn.File, s.Task, s.Step));
        turn.ChangeTasks(static _ => true, task =>
        {
            CaseTask under = planned.GetValueOrDefault(task.TaskId, task);
            CaseClock? times = running.Where(c => c.DueAt == task.DueAt).OrderBy(c => c.Rule == task.Rule ? 0 : 1).FirstOrDefault();
            return times is null ? under : Timed(under, times, turn.File.Clocks[times.Id]);
        });
        turn.Change(f => f with { Pins = pins });
        LedgerEntry entry = turn.Record("case.repinned");
        foreach ((CaseClock from, CaseClock to) in moved)
        {
            RepinLetters.Tell(turn, entry.Seq, from, to, old);
        }
    }

    // A task that rested on the clause of its clock rests on the clause that the clock has now.
    private static CaseTask Timed(CaseTask task, CaseClock from, CaseClock to) =>
        task.Rule == from.Rule
            ? task with { DueAt = to.DueAt, Rule = to.Rule, Article = to.Article }
            : task with { DueAt = to.DueAt };

    private static JsonObject Json(RepinPreview preview) =>
        (JsonObject)JsonSerializer.SerializeToNode(preview, GovJson.Options)!;

    // No clause asks for the approval; the task stands under one that the case rests on.
    private static string AnyRule(CaseTurn turn) =>
        turn.File.Clocks.Values.Where(static c => c.EndedAt is null).Select(static c => c.Rule)
            .Concat(turn.File.Tasks.Values.Select(static t => t.Rule))
            .FirstOrDefault() ?? turn.Law.Pack.Clauses.First().Id;

    private static IEnumerable<string> Hands(Actor actor) =>
        actor.OnBehalfOf is { } principal ? [actor.User, principal] : [actor.User];

    private static Refusal Stale(CaseFile file) => new(
        "repinning-stale",
        $"案件 {file.CaseNo} 在申请之后已有变动，预览不再准确；请重新预览并申请。",
        $"Case {file.CaseNo} has changed since; preview and ask again.");
}
