namespace GovMedia.Functions.Audit;

/// <summary>How the cases of one procedure, unit and jurisdiction went that were received in a period.</summary>
/// <param name="Type">The procedure.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Unit">The handling unit.</param>
/// <param name="Received">Cases received.</param>
/// <param name="Ended">Of those, ended.</param>
/// <param name="Open">Of those, open.</param>
/// <param name="InTime">Of those, none of whose ceilings was ever breached.</param>
/// <param name="Breached">Of those, with a ceiling breached.</param>
/// <param name="Extended">Of those, with a limit extended.</param>
public sealed record StatisticsRow(
    string Type,
    string Jurisdiction,
    string Unit,
    int Received,
    int Ended,
    int Open,
    int InTime,
    int Breached,
    int Extended);
