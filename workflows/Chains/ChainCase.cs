using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Chains;

/// <summary>The procedures of an account, which follow a chain of the pack; one instance a code.</summary>
public sealed class ChainCase(string code) : IProcedure
{
    /// <summary>Opening, filing, change, closure, cancellation, legacy re-filing.</summary>
    public static IReadOnlyList<string> Codes { get; } = ["OPN", "FIL", "CHG", "CLS", "CAN", "LEG"];

    /// <summary>Whether cases of a procedure follow a chain of the pack: those of an account, and a unit's annual review.</summary>
    public static bool Follows(string procedure) => procedure == AnnualReviewDesk.Procedure || Codes.Contains(procedure);

    /// <inheritdoc/>
    public string Code => code;

    /// <inheritdoc/>
    public string Orchestration => nameof(ChainProcedure);

    /// <inheritdoc/>
    public Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion) => ChainDesk.Complete(turn, task, completion);

    /// <inheritdoc/>
    public void Advance(CaseTurn turn) => ChainDesk.Advance(turn);

    /// <inheritdoc/>
    public void MailSent(CaseTurn turn, OutboxItem item)
    {
        // Letters of a chain remind; nothing hangs on their delivery.
    }

    /// <inheritdoc/>
    public DateTimeOffset? MailFailed(CaseTurn turn, OutboxItem item) => null;
}
