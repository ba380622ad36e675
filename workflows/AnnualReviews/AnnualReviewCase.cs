using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.AnnualReviews;

/// <summary>One sponsor's annual review of one year, as a case on the pack's chain.</summary>
public sealed class AnnualReviewCase : IProcedure
{
    /// <inheritdoc/>
    public string Code => AnnualReviewDesk.Procedure;

    /// <inheritdoc/>
    public string Orchestration => nameof(ChainProcedure);

    /// <inheritdoc/>
    public Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion) => AnnualReviewDesk.Complete(turn, task, completion);

    /// <inheritdoc/>
    public void Advance(CaseTurn turn) => ChainDesk.Advance(turn);

    /// <inheritdoc/>
    public void MailSent(CaseTurn turn, OutboxItem item)
    {
        // Letters tell; report, judgement and ban stand whether or not they arrive.
    }

    /// <inheritdoc/>
    public DateTimeOffset? MailFailed(CaseTurn turn, OutboxItem item) => null;
}
