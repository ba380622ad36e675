using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Register;

/// <summary>A task as queues show it.</summary>
/// <param name="TaskId">Its id.</param>
/// <param name="CaseNo">Its case.</param>
/// <param name="Kind">The step.</param>
/// <param name="Role">The first role that may do it.</param>
/// <param name="Roles">Every role that may do it.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="DueAt">When it is due; null, and said to be, where no clock runs.</param>
/// <param name="State">Open, done or cancelled.</param>
/// <param name="Evidence">Document kinds it needs.</param>
/// <param name="AssignedTo">The one user it was given to, or null.</param>
/// <param name="NotBy">Users barred by four eyes.</param>
/// <param name="Data">What it is decided upon.</param>
/// <param name="Outcome">The outcome once done.</param>
/// <param name="CompletedBy">Who did it.</param>
/// <param name="CompletedAt">When.</param>
public sealed record TaskSummary(
    string TaskId,
    string CaseNo,
    string Kind,
    string Role,
    IReadOnlyList<string> Roles,
    string Unit,
    string Rule,
    string Article,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateTimeOffset? DueAt,
    TaskState State,
    IReadOnlyList<string> Evidence,
    string? AssignedTo,
    IReadOnlyList<string> NotBy,
    JsonObject? Data,
    string? Outcome,
    string? CompletedBy,
    DateTimeOffset? CompletedAt)
{
    /// <summary>Whether its date is the law's (<c>ceiling</c>) or a management target (<c>target</c>); null where no clock
    /// runs.</summary>
    public string? DueKind { get; init; }

    /// <summary>Working days left; of an open task in a queue, where known, else null. See <see cref="TimeLeft"/>.</summary>
    public int? WorkingDaysLeft { get; init; }

    /// <summary>The colour of the queue; of an open task in a queue, else null. See <see cref="TimeLeft"/>.</summary>
    public string? Urgency { get; init; }

    /// <summary>The summary of a task.</summary>
    public static TaskSummary Of(CaseFile file, CaseTask task)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(task);
        return new TaskSummary(
            task.TaskId,
            file.CaseNo,
            task.Kind,
            task.Roles[0],
            task.Roles,
            task.Unit,
            task.Rule,
            task.Article,
            task.DueAt,
            task.State,
            task.Evidence,
            task.AssignedTo,
            task.NotBy,
            task.Data,
            task.Outcome,
            task.CompletedBy,
            task.CompletedAt)
        {
            DueKind = task.DueAt is null ? null : file.Clocks.Values
                .Where(c => c.DueAt == task.DueAt)
                .MinBy(c => c.Rule == task.Rule ? 0 : 1)?.Kind,
        };
    }
}
