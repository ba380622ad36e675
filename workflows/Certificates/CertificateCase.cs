using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Certificates;

/// <summary>One certificate on a roster, as a case: its clock reminds, its task asks for the renewal.</summary>
public sealed class CertificateCase : IProcedure
{
    /// <inheritdoc/>
    public string Code => CertificateDesk.Procedure;

    /// <inheritdoc/>
    public string Orchestration => nameof(ChainProcedure);

    /// <inheritdoc/>
    public Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion) => CertificateDesk.Complete(turn, completion);

    /// <inheritdoc/>
    public void Advance(CaseTurn turn) => CertificateDesk.Advance(turn);

    /// <inheritdoc/>
    public void MailSent(CaseTurn turn, OutboxItem item)
    {
        // Reminders remind; the task stands whether or not they arrive.
    }

    /// <inheritdoc/>
    public DateTimeOffset? MailFailed(CaseTurn turn, OutboxItem item) => null;
}
