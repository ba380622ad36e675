using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Bulk;

/// <summary>Gives tasks to a person, or back to whoever holds their role.</summary>
public sealed class BulkAssignment : IBulkAction
{
    private static readonly string[] Heads = [Roles.SectionHead, Roles.DeputyHead, Roles.UnitHead, Roles.SupervisorHead];

    /// <inheritdoc/>
    public string Id => "assign";

    /// <inheritdoc/>
    public bool OnTasks => true;

    /// <inheritdoc/>
    public bool MayDo(User user, DirectorySnapshot people, CaseFile file, CaseTask? task)
    {
        ArgumentNullException.ThrowIfNull(user);
        return task is not null && user.Unit == task.Unit && Heads.Any(user.Roles.Contains);
    }

    /// <inheritdoc/>
    public string BasisOf(CaseFile file, CaseTask? task) => $"{task?.State} {task?.AssignedTo}";

    /// <inheritdoc/>
    public Refusal? Act(CaseTurn turn, BulkAct act)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(act);
        return act.Assignee is null && act.Order.With["user"] is not null
            ? new Refusal("not-assignable", "没有这个用户。", "There is no such user.")
            : Assignment.Assign(turn, act.Task!.TaskId, act.Assignee);
    }
}
