using GovMedia.Rules;

namespace GovMedia.Functions.Accounts;

/// <summary>A cell of an import that is not acceptable, in both languages.</summary>
/// <param name="Row">The row, as a spreadsheet numbers it; the header is row 1.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">What stands there; empty for nothing.</param>
/// <param name="Accepted">What is accepted.</param>
public sealed record ImportFault(int Row, string Column, string Value, LocalText Accepted);
