using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;

namespace GovMedia.Workflows.Cases;

/// <summary>Opens and ends the tasks of a case.</summary>
public static class TurnTasks
{
    /// <summary>In a task's data: the earliest lawful instant, where a floor runs before it.</summary>
    public const string NotBefore = "notBefore";

    /// <summary>Opens a task; <see cref="CaseTurn.Record"/> follows. A step may come again: each time is a task of its own.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="kind">The step.</param>
    /// <param name="unit">The unit that must act.</param>
    /// <param name="roles">Roles of which one must act.</param>
    /// <param name="rule">The clause it rests on.</param>
    /// <param name="dueAt">When it is due; null where no clock runs for it.</param>
    /// <param name="data">What it is decided upon.</param>
    /// <param name="notBy">Users who may not do it.</param>
    /// <param name="evidence">Document kinds it cannot be approved without.</param>
    /// <param name="waitsFrom">From when it counts as waiting where no clock runs for it; null where nobody is reminded.</param>
    public static CaseTask OpenTask(
        this CaseTurn turn,
        string kind,
        string unit,
        IEnumerable<string> roles,
        string rule,
        DateTimeOffset? dueAt = null,
        JsonObject? data = null,
        IEnumerable<string>? notBy = null,
        IEnumerable<string>? evidence = null,
        DateTimeOffset? waitsFrom = null)
    {
        ArgumentNullException.ThrowIfNull(turn);
        int before = turn.File.Tasks.Values.Count(t => t.Kind == kind);
        string suffix = before == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-{before + 1}");
        CaseTask task = new()
        {
            TaskId = $"{turn.CaseNo}.{kind}{suffix}",
            Kind = kind,
            Unit = unit,
            Roles = [.. roles],
            Rule = rule,
            Article = turn.Law.Clause(rule).Article,
            DueAt = dueAt,
            OpenedAt = turn.Now,
            WaitsFrom = dueAt is null ? waitsFrom : null,
            Data = data,
            NotBy = [.. notBy ?? []],
            Evidence = [.. evidence ?? []],
        };
        turn.Change(f => f with { Tasks = f.Tasks.Add(task.TaskId, task) });
        return task;
    }

    /// <summary>Ends a task with an outcome.</summary>
    public static void EndTask(this CaseTurn turn, string taskId, string outcome, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(turn);
        CaseTask task = turn.File.Tasks[taskId] with
        {
            State = TaskState.Done,
            Outcome = outcome,
            Reason = reason,
            CompletedBy = turn.Actor.User,
            CompletedAt = turn.Now,
        };
        turn.Change(f => f with { Tasks = f.Tasks.SetItem(taskId, task) });
    }

    /// <summary>Takes away the open tasks that match; those done stay as they are.</summary>
    public static void CancelTasks(this CaseTurn turn, Func<CaseTask, bool> which)
    {
        ArgumentNullException.ThrowIfNull(turn);
        turn.Change(f => f with
        {
            Tasks = f.Tasks.SetItems(f.Tasks
                .Where(t => t.Value.State == TaskState.Open && which(t.Value))
                .Select(static t => KeyValuePair.Create(t.Key, t.Value with { State = TaskState.Cancelled }))),
        });
    }

    /// <summary>Changes the open tasks that match, such as their due date or unit.</summary>
    public static void ChangeTasks(this CaseTurn turn, Func<CaseTask, bool> which, Func<CaseTask, CaseTask> change)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ImmutableSortedDictionary<string, CaseTask> tasks = turn.File.Tasks.SetItems(turn.File.Tasks
            .Where(t => t.Value.State == TaskState.Open && which(t.Value))
            .Select(t => KeyValuePair.Create(t.Key, change(t.Value))));
        turn.Change(f => f with { Tasks = tasks });
    }

    /// <summary>Lets the open tasks go with clocks that were moved: when they are due, and before when they may not be done. Of clocks that end together, a task goes with the one whose
    /// clause it carries out.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="before">The clocks as they were. All at once: the new date of one may be the old date of another.</param>
    public static void FollowClocks(this CaseTurn turn, IReadOnlyCollection<CaseClock> before)
    {
        ArgumentNullException.ThrowIfNull(turn);
        turn.ChangeTasks(static t => t.DueAt is not null, task =>
            before.Where(c => c.DueAt == task.DueAt).OrderBy(c => c.Rule == task.Rule ? 0 : 1).FirstOrDefault() is { } clock
                ? task with { DueAt = turn.File.Clocks[clock.Id].DueAt }
                : task);
        turn.ChangeTasks(static t => t.Data?.ContainsKey(NotBefore) == true, task =>
            before.FirstOrDefault(c => c.Kind == "floor" && Instant(c.DueAt) == task.Data![NotBefore]!.GetValue<string>()) is { } floor
                ? task with
                {
                    Data = From(task.Data!, turn.File.Clocks[floor.Id].DueAt),
                    WaitsFrom = task.WaitsFrom is null ? null : turn.File.Clocks[floor.Id].DueAt,
                }
                : task);
    }

    /// <summary>An instant as a task's data hold it.</summary>
    public static string Instant(DateTimeOffset at) =>
        ChinaTime.At(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static JsonObject From(JsonObject data, DateTimeOffset at)
    {
        JsonObject moved = (JsonObject)data.DeepClone();
        moved[NotBefore] = Instant(at);
        return moved;
    }
}
