namespace GovMedia.Workflows.Ledger;

/// <summary>Where a chain is broken.</summary>
/// <param name="Seq">The entry expected there.</param>
/// <param name="Fault">What is wrong with it.</param>
public sealed record LedgerBreak(int Seq, string Fault);
