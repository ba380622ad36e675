using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Bulk;

/// <summary>Reminds whoever holds a case's open tasks (催办): the person one is assigned to, else the role.</summary>
public sealed class BulkReminder : IBulkAction
{
    // A commit holds ninety rows; a case has a few open tasks at a time.
    private const int Most = 40;

    /// <inheritdoc/>
    public string Id => "remind";

    /// <inheritdoc/>
    public bool OnTasks => false;

    /// <inheritdoc/>
    public bool MayDo(User user, DirectorySnapshot people, CaseFile file, CaseTask? task)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(file);
        return user.Unit is { } own && people.IsWithin(file.Unit, own);
    }

    /// <inheritdoc/>
    public string BasisOf(CaseFile file, CaseTask? task)
    {
        ArgumentNullException.ThrowIfNull(file);
        return string.Join(' ', Open(file).Select(static t => t.TaskId));
    }

    /// <inheritdoc/>
    public Refusal? Act(CaseTurn turn, BulkAct act)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(act);
        if (turn.File.EndedAt is not null)
        {
            return new Refusal("case-ended", $"案件 {turn.CaseNo} 已办结。", $"Case {turn.CaseNo} has ended.");
        }

        CaseTask[] open = [.. Open(turn.File).Take(Most)];
        if (open.Length == 0)
        {
            return new Refusal("nothing-to-remind", $"案件 {turn.CaseNo} 没有未办的待办。", $"Case {turn.CaseNo} has no open task.");
        }

        foreach (CaseTask task in open)
        {
            string key = $"bulk:{act.Order.Id}:{task.TaskId[(turn.CaseNo.Length + 1)..]}";
            turn.Tell(key, $"{task.Unit}.{task.Roles[0]}", BulkLetters.Reminder(turn, task, act.Order.Reason), task.AssignedTo);
        }

        turn.Record("case.reminded", open[0].Rule);
        return null;
    }

    private static IEnumerable<CaseTask> Open(CaseFile file) => file.Tasks.Values.Where(static t => t.State == TaskState.Open);
}
