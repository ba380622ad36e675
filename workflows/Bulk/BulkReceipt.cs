using System.Text.Json.Nodes;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Bulk;

/// <summary>Records the receipt of many filings by one paper, or each by its number.</summary>
public sealed class BulkReceipt(Procedures procedures) : IBulkAction
{
    /// <inheritdoc/>
    public string Id => "receipt";

    /// <inheritdoc/>
    public bool OnTasks => true;

    /// <inheritdoc/>
    public bool MayDo(User user, DirectorySnapshot people, CaseFile file, CaseTask? task)
    {
        ArgumentNullException.ThrowIfNull(user);
        return task is not null && user.Unit == task.Unit && task.Roles.Any(user.Roles.Contains);
    }

    /// <inheritdoc/>
    public string BasisOf(CaseFile file, CaseTask? task)
    {
        ArgumentNullException.ThrowIfNull(file);
        return $"{task?.State} {task?.AssignedTo} {file.Documents.Count}";
    }

    /// <inheritdoc/>
    public Refusal? Act(CaseTurn turn, BulkAct act)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(act);
        CaseTask task = act.Task!;
        if (task.State == TaskState.Open && task.Data?["action"]?.GetValue<string>() != "record")
        {
            return new Refusal(
                "not-a-receipt",
                $"待办 {task.TaskId} 不是备案回执的登记，须单独办理。",
                $"Task {task.TaskId} records no receipt; complete it by itself.");
        }

        JsonObject data = [];
        if (act.Order.With["numbers"]?[task.TaskId] is JsonObject numbers)
        {
            data["receipts"] = numbers.DeepClone();
        }

        return TaskDesk.Complete(
            turn, task.TaskId, new Completion("done", act.Order.Reason, data, act.Documents), act.Powers, procedures);
    }
}
