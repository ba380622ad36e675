using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Bulk;

/// <summary>What bulk acts write.</summary>
internal static class BulkLetters
{
    public static Letter Reminder(CaseTurn turn, CaseTask task, string reason) => new(
        "task.reminder",
        task.Rule,
        $"【催办】{turn.CaseNo}：{task.Kind}",
        $"""
        案件 {turn.CaseNo} 的待办“{task.Kind}”（{task.Unit}，{RoleNames.Of(task.Roles).Zh}）尚未办理，请抓紧办理。
        {(task.DueAt is { } due ? $"应于 {ClockLetters.Moment(due)} 前办理。" : "本步骤没有法定期限。")}
        催办说明：{reason}
        依据：{turn.Law.Cite(task.Rule)}。
        """);
}
