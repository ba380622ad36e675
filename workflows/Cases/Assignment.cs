using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Cases;

/// <summary>Gives tasks to persons. Pure; who may assign has been checked.</summary>
public static class Assignment
{
    /// <summary>Gives an open task to a person, or with null back to whoever holds its role.</summary>
    public static Refusal? Assign(CaseTurn turn, string taskId, User? person)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (!turn.File.Tasks.TryGetValue(taskId, out CaseTask? task))
        {
            return new Refusal("unknown-task", $"没有待办 {taskId}。", $"There is no task {taskId}.");
        }

        if (task.State != TaskState.Open)
        {
            return new Refusal("task-closed", $"待办 {taskId} 已办结。", $"Task {taskId} is closed.");
        }

        if (person is not null && (person.Disabled || person.Unit != task.Unit || !task.Roles.Any(person.Roles.Contains)))
        {
            return new Refusal(
                "not-assignable",
                $"{person.Id} 不是 {task.Unit} 的{RoleNames.Of(task.Roles).Zh}。",
                $"{person.Id} is not the {RoleNames.Of(task.Roles).En} of {task.Unit}.");
        }

        if (person is not null && task.NotBy.Contains(person.Id))
        {
            return new Refusal(
                "four-eyes",
                $"{person.Id} 已办理须由不同人办理的步骤。依据：{turn.Law.Cite(task.Rule)}，以及本平台的双人原则。",
                $"{person.Id} has done what this task checks (four eyes).")
            {
                Rule = task.Rule,
                Article = task.Article,
            };
        }

        if (task.AssignedTo == person?.Id)
        {
            return null;
        }

        turn.ChangeTasks(t => t.TaskId == taskId, t => t with { AssignedTo = person?.Id });
        turn.Record("task.assigned", task.Rule);
        return null;
    }
}
