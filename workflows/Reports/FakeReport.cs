namespace GovMedia.Workflows.Reports;

/// <summary>A report of a fake account that is being checked or was borne out.</summary>
/// <param name="CaseNo">Its case.</param>
/// <param name="AccountName">The name or the id it was reported under.</param>
/// <param name="Url">Where the fake stands, or null.</param>
/// <param name="Confirmed">Whether it was borne out; false while it is checked.</param>
public sealed record FakeReport(string CaseNo, string AccountName, string? Url, bool Confirmed);
