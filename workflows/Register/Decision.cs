using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Register;

/// <summary>What came of a command.</summary>
/// <param name="File">The case as it stands; null where there is none.</param>
/// <param name="Refusal">Why nothing was changed, or null.</param>
/// <param name="Pending">The commit to settle once the orchestration is awake; null where nothing was changed or
/// nobody is to be woken.</param>
public sealed record Decision(CaseFile? File, Refusal? Refusal, string? Pending)
{
    /// <summary>The first entry of the commit, whose hash is the receipt; null where nothing was changed.</summary>
    public LedgerEntry? Receipt { get; init; }
}
