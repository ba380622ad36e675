namespace GovMedia.Adapters.Imports;

/// <summary>One row of a list.</summary>
/// <param name="Number">Its number as a spreadsheet shows it; the header is row 1.</param>
/// <param name="Cells">Values by column heading, trimmed; empty ones are left out.</param>
public sealed record ImportRow(int Number, IReadOnlyDictionary<string, string> Cells);
