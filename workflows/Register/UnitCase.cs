namespace GovMedia.Workflows.Register;

/// <summary>That a unit has a part in a case. Never written again, however the case goes on.</summary>
/// <param name="CaseNo">The case.</param>
/// <param name="Jurisdiction">Where its summary stands.</param>
public sealed record UnitCase(string CaseNo, string Jurisdiction);
