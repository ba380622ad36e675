using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Cases;

/// <summary>A case as it was read from the register.</summary>
/// <param name="File">Its state.</param>
/// <param name="Tip">The end of its ledger.</param>
/// <param name="ETag">The version of the state row.</param>
/// <param name="Salt">The salt of its key; empty once its personal data were erased.</param>
public sealed record CaseRecord(CaseFile File, LedgerTip Tip, string ETag, byte[] Salt);
