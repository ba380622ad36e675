namespace GovMedia.Functions.Audit;

/// <summary>A duty whose limit had passed at an instant and that was not done.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="Type">Its procedure.</param>
/// <param name="Jurisdiction">Its jurisdiction.</param>
/// <param name="Unit">The unit whose duty it is.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="DueDate">The last day.</param>
/// <param name="DueAt">Its end, exclusive.</param>
/// <param name="WorkingDaysLate">Working days begun since.</param>
public sealed record OverdueClock(
    string CaseNo,
    string Type,
    string Jurisdiction,
    string Unit,
    string Clock,
    string Rule,
    string Article,
    DateOnly DueDate,
    DateTimeOffset DueAt,
    int WorkingDaysLate);
