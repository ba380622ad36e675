namespace GovMedia.Functions.AnnualReviews;

/// <summary>One sponsor in an annual review.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="UnitName">What it is called.</param>
/// <param name="CaseNo">Its case.</param>
/// <param name="State"><c>reserved</c> until the case stands, then <c>open</c>, <c>banned</c>, <c>completed</c> (passed),
/// <c>lapsed</c> (no account left) or <c>refused</c> (failed, where the pack knows no ban).</param>
/// <param name="Overdue">Whether the limit has passed and no report is there.</param>
public sealed record ReviewedUnit(string Unit, string UnitName, string CaseNo, string State, bool Overdue);
