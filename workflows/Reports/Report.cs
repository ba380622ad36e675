using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Reports;

/// <summary>The procedures of public reports, one instance a code.</summary>
public sealed class Report(string code) : IProcedure
{
    /// <summary>Fake accounts; content to be taken down or corrected.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["FAK", "TKD"];

    /// <inheritdoc/>
    public string Code => code;

    /// <inheritdoc/>
    public string Orchestration => nameof(ChainProcedure);

    /// <inheritdoc/>
    public Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Kind == OtherMeans.TellTask
            ? ReportDesk.Told(turn, task, completion)
            : ReportDesk.Answer(turn, task, completion);
    }

    /// <inheritdoc/>
    public void Advance(CaseTurn turn)
    {
        // Time alone moves no report on.
    }

    /// <inheritdoc/>
    public void MailSent(CaseTurn turn, OutboxItem item)
    {
        // The dispatch itself is the record.
    }

    /// <inheritdoc/>
    public DateTimeOffset? MailFailed(CaseTurn turn, OutboxItem item) => null;
}
