using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Transparency;

namespace GovMedia.Workflows.Evidence;

/// <summary>What followed the sealing of a package: the day's proof, entries that came later. Signed, never a change to it.</summary>
/// <param name="Format">The format's name and version.</param>
/// <param name="CaseNo">The case.</param>
/// <param name="PackageSha256">The package it belongs to, lower-case hex.</param>
/// <param name="Head">The published head the proofs lead to.</param>
/// <param name="Proofs">One for each of the case's entries under the head, in their order.</param>
/// <param name="Entries">Those entries themselves.</param>
/// <param name="Signature">Base64 of r‖s over the canonical JSON of the addendum without this member, by the head's key.</param>
public sealed record EvidenceAddendum(
    string Format,
    string CaseNo,
    string PackageSha256,
    DailyHead Head,
    IReadOnlyList<EntryProof> Proofs,
    IReadOnlyList<LedgerEntry> Entries,
    string? Signature)
{
    /// <summary>The format written now.</summary>
    public const string CurrentFormat = "govmedia-addendum/1";
}
