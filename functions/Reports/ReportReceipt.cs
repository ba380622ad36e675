namespace GovMedia.Functions.Reports;

/// <summary>What a reporter gets.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="AccessCode">The code by which it is followed.</param>
/// <param name="ReceivedAt">Receipt.</param>
/// <param name="DueDate">The last day of checking; null where the instrument sets no limit.</param>
/// <param name="DueAt">Its end, exclusive; null likewise.</param>
/// <param name="Provisional">Whether the date lies beyond the calendars' coverage.</param>
/// <param name="Rule">The clause it rests on.</param>
/// <param name="Article">Its article.</param>
/// <param name="Receipt">A handle of the first ledger entry, for the proof of inclusion.</param>
/// <param name="Unit">The unit that checks it.</param>
public sealed record ReportReceipt(
    string CaseNo,
    string AccessCode,
    DateTimeOffset ReceivedAt,
    DateOnly? DueDate,
    DateTimeOffset? DueAt,
    bool Provisional,
    string Rule,
    string Article,
    string Receipt,
    string Unit);
