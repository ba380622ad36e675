namespace GovMedia.Functions.Objections;

/// <summary>What the citizen gets for an objection.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="AccessCode">The code by which it is followed.</param>
/// <param name="ReceivedAt">Receipt.</param>
/// <param name="DueDate">The last day of handling.</param>
/// <param name="DueAt">Its end, exclusive.</param>
/// <param name="Provisional">Whether the date lies beyond the calendars' coverage.</param>
/// <param name="Rule">The clause that sets the limit.</param>
/// <param name="Article">Its article.</param>
/// <param name="Receipt">A handle of the first ledger entry, for the proof of inclusion.</param>
/// <param name="Unit">The unit that handles it.</param>
public sealed record ObjectionReceipt(
    string CaseNo,
    string AccessCode,
    DateTimeOffset ReceivedAt,
    DateOnly DueDate,
    DateTimeOffset DueAt,
    bool Provisional,
    string Rule,
    string Article,
    string Receipt,
    string Unit);
