using System.Collections.Immutable;
using System.Globalization;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using Roles = GovMedia.Workflows.Directory.Roles;

namespace GovMedia.Workflows.Cases;

/// <summary>A step for which no limit is set does not wait for ever: its holder is reminded, then its unit's head is told,
/// then the supervising unit.</summary>
/// <remarks>No clause names these days. They are a management target, a parameter of the pack, and never make a breach.</remarks>
internal static class WaitingTask
{
    /// <summary>What is still to ring for a task; empty where a clock runs for it or it is closed.</summary>
    public static IEnumerable<Alarm> AlarmsOf(CaseTask task, CaseLaw law)
    {
        if (task is not { State: TaskState.Open, WaitsFrom: { } from })
        {
            yield break;
        }

        foreach (int days in law.Pack.Days(Parameter.TaskReminders))
        {
            string key = string.Create(CultureInfo.InvariantCulture, $"waits-{days}");
            if (task.Rung?.ContainsKey(key) != true
                && AlarmDays.Rung(ChinaTime.DateOf(from), from, days, ChinaTime.OfficeOpens, law.Calendar) is { } at)
            {
                yield return new Alarm("", key, at, AlarmKind.Waiting, days, Task: task.TaskId);
            }
        }
    }

    /// <summary>Rings: one entry, one letter. Of several that a long silence made due at once, the farthest speaks.</summary>
    public static void Ring(CaseTurn turn, Alarm alarm)
    {
        CaseTask task = turn.File.Tasks[alarm.Task!];
        turn.ChangeTasks(
            t => t.TaskId == task.TaskId,
            t => t with { Rung = (t.Rung ?? ImmutableSortedDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal)).SetItem(alarm.Key, turn.Now) });
        bool overtaken = Alarms.Due(turn.File, turn.Law, turn.Now).Any(a => a.Task == task.TaskId && a.DaysBefore > alarm.DaysBefore);
        int farther = turn.Law.Pack.Days(Parameter.TaskReminders).Count(d => d > alarm.DaysBefore);
        string to = farther switch
        {
            0 => Above(turn.File, task),
            1 => $"{task.Unit}.{HeadOf(turn.File, task.Unit)}",
            _ => $"{task.Unit}.{task.Roles[0]}",
        };
        if (!overtaken)
        {
            string number = task.TaskId[(turn.CaseNo.Length + 1)..];
            turn.Tell($"{alarm.Key}:{number}", to, Letter(turn, task, alarm.DaysBefore), farther > 1 ? task.AssignedTo : null);
        }

        turn.Record(farther > 1 ? "task.reminded" : "task.escalated", task.Rule, Actor.System);
    }

    private static string Above(CaseFile file, CaseTask task) => task.Unit == file.Unit && file.Supervisor is { } supervisor
        ? $"{supervisor}.supervisor"
        : $"{task.Unit}.{HeadOf(file, task.Unit)}";

    private static string HeadOf(CaseFile file, string unit) =>
        unit != file.Unit || file.Supervising ? Roles.SupervisorHead : Roles.UnitHead;

    private static Letter Letter(CaseTurn turn, CaseTask task, int days) => new(
        "task.waiting",
        task.Rule,
        $"【催办】{turn.CaseNo}：{Title(task)}已待办{days}个工作日",
        $"""
        案件 {turn.CaseNo} 的“{Title(task)}”（{task.Unit}，{RoleNames.Of(task.Roles).Zh}）已待办{days}个工作日，请抓紧办理。
        本步骤没有法定期限；催办的天数是管理目标，不是条文规定。
        依据：{turn.Law.Cite(task.Rule)}。
        """);

    private static string Title(CaseTask task) =>
        task.Data?["title"] is System.Text.Json.Nodes.JsonValue value && value.TryGetValue(out string? title) ? title : task.Kind;
}
