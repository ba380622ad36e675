namespace GovMedia.Functions.Accounts;

/// <summary>What an import did, or with a dry run would do.</summary>
/// <param name="DryRun">Whether nothing was written on purpose.</param>
/// <param name="Written">Whether anything was written.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Created">Accounts new to the register.</param>
/// <param name="Updated">Accounts changed.</param>
/// <param name="Unchanged">Rows that said what the register says already.</param>
/// <param name="Errors">What is not acceptable, by row and column.</param>
public sealed record ImportReport(
    bool DryRun, bool Written, int Rows, int Created, int Updated, int Unchanged, IReadOnlyList<ImportError> Errors);
