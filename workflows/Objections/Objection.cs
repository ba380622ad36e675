using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Objections;

/// <summary>The objection procedure, as the desk and the mailroom see it.</summary>
public sealed class Objection : IProcedure
{
    /// <inheritdoc/>
    public string Code => ObjectionDesk.Procedure;

    /// <inheritdoc/>
    public string Orchestration => nameof(ObjectionProcedure);

    /// <inheritdoc/>
    public Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);
        return task.Kind switch
        {
            ObjectionDesk.ExtensionTask => ObjectionDesk.AnswerExtension(turn, task, completion.Outcome, completion.Reason),
            OtherMeans.TellTask => ObjectionDesk.Told(turn, task, completion.Outcome, completion.Reason),
            _ => new Refusal(
                "use-decision",
                "处理异议须作出决定（POST …/decision），不能仅标记完成。",
                "An objection is handled by a decision (POST …/decision), not by marking the task done."),
        };
    }

    /// <inheritdoc/>
    public void Advance(CaseTurn turn)
    {
        // Time alone moves no objection on: only a decision or a withdrawal does.
    }

    /// <inheritdoc/>
    public void MailSent(CaseTurn turn, OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Template == "objection.decided")
        {
            ObjectionDesk.MeetTelling(turn);
        }
    }

    /// <inheritdoc/>
    public DateTimeOffset? MailFailed(CaseTurn turn, OutboxItem item)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(item);
        return item.Template == "objection.decided" ? ObjectionDesk.UndoTelling(turn) : null;
    }
}
