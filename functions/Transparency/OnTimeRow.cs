namespace GovMedia.Functions.Transparency;

/// <summary>How often a unit kept one clause's limit.</summary>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Unit">The unit whose duty it is.</param>
/// <param name="UnitName">What it is called.</param>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="Started">Limits that began to run in the period, those cancelled left out.</param>
/// <param name="Running">Of those, in time so far and not done: they count neither way.</param>
/// <param name="Due">Of those, done or late: the denominator.</param>
/// <param name="OnTime">Of those due, done in time.</param>
/// <param name="Late">Of those due, breached; done afterwards or not.</param>
/// <param name="Share">In time, of those due, 0 to 1; null where none was due.</param>
public sealed record OnTimeRow(
    string Jurisdiction,
    string Unit,
    string UnitName,
    string Rule,
    string Article,
    int Started,
    int Running,
    int Due,
    int OnTime,
    int Late,
    double? Share);
