namespace GovMedia.Workflows.Reports;

/// <summary>What somebody reports: a fake account, unlawful content, something to be corrected.</summary>
/// <param name="Kind">One of <see cref="ReportKinds.All"/>.</param>
/// <param name="Statement">What was seen, in the reporter's words.</param>
/// <param name="AccountName">The account's name as given, or null.</param>
/// <param name="Url">Where it stands, or null.</param>
/// <param name="Contact">An e-mail address or a telephone number, or null. Personal: kept in the vault alone.</param>
public sealed record ReportSubmission(string Kind, string Statement, string? AccountName, string? Url, string? Contact);

/// <summary>The kinds of reports, and the procedure each belongs to.</summary>
public static class ReportKinds
{
    /// <summary>A fake account, unlawful content, a correction.</summary>
    public static IReadOnlyList<string> All { get; } = ["fake-account", "unlawful-content", "correction"];

    /// <summary>The procedure's three letters.</summary>
    public static string ProcedureOf(string kind) => kind == "fake-account" ? "FAK" : "TKD";
}

/// <summary>What the procedure keeps in the case: nothing personal.</summary>
public sealed record ReportFacts
{
    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The account's name as given, or null.</summary>
    public string? AccountName { get; init; }

    /// <summary>Where it stands, or null.</summary>
    public string? Url { get; init; }

    /// <summary>What was found, in the words of the one who checked; null while open.</summary>
    public string? Finding { get; init; }
}
