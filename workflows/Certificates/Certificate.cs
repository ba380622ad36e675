using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Certificates;

/// <summary>A certificate as rosters show it; nothing personal.</summary>
/// <param name="Id">Its case number.</param>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Unit">The unit that keeps it.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Rule">The clause it follows from.</param>
/// <param name="Article">Its article.</param>
/// <param name="AccountId">The account it is for; null for the whole unit.</param>
/// <param name="Role">The post of whoever holds it, or null.</param>
/// <param name="Person">An opaque reference to the holder, or null.</param>
/// <param name="IssuedOn">The day of issue of its newest term.</param>
/// <param name="ValidUntil">The last day, inclusive; null where nothing ends it.</param>
/// <param name="EndsAt">The end of that day, exclusive; null where nothing ends it.</param>
/// <param name="Basis">What names the last day: <c>document</c>, <c>target</c> (a management target of the pack),
/// <c>statutory</c>; null where nothing does.</param>
/// <param name="Terms">How many terms it has had.</param>
/// <param name="Asked">Whether its renewal has been asked for.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it stands.</param>
public sealed record Certificate(
    string Id,
    string Jurisdiction,
    string Unit,
    string Kind,
    string Rule,
    string Article,
    string? AccountId,
    string? Role,
    string? Person,
    DateOnly IssuedOn,
    DateOnly? ValidUntil,
    DateTimeOffset? EndsAt,
    string? Basis,
    int Terms,
    bool Asked,
    DateTimeOffset? WithdrawnAt)
{
    /// <summary>How a certificate may stand.</summary>
    public static IReadOnlyList<string> States { get; } = ["valid", "expiring", "expired", "withdrawn"];

    /// <summary>Whether a case is that of a certificate.</summary>
    public static bool Is(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Procedure == CertificateDesk.Procedure && file.Facts.ContainsKey("certificate");
    }

    /// <summary>The certificate of a case.</summary>
    public static Certificate Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        CertificateFacts facts = file.FactsAs<CertificateFacts>();
        CertificateTerm term = facts.Terms[^1];
        CaseClock? clock = term.Clock is { } id ? file.Clocks[id] : null;
        return new Certificate(
            file.CaseNo,
            file.Jurisdiction,
            file.Unit,
            facts.Certificate,
            facts.Rule,
            facts.Article,
            facts.AccountId,
            facts.Role,
            facts.Person,
            term.IssuedOn,
            clock?.DueDate,
            clock?.DueAt,
            clock is null ? null : term.ValidUntil is not null ? "document" : clock.Kind == "target" ? "target" : "statutory",
            facts.Terms.Count,
            file.Tasks.Values.Any(static t => t is { Kind: CertificateDesk.RenewTask, State: TaskState.Open }),
            file.EndedAt);
    }

    /// <summary>How it stands at an instant, whether or not its alarm has rung.</summary>
    public string StateAt(DateTimeOffset now) =>
        WithdrawnAt is not null ? "withdrawn"
        : now >= EndsAt ? "expired"
        : Asked ? "expiring"
        : "valid";

    /// <summary>Whether it proves anything at an instant.</summary>
    public bool InForce(DateTimeOffset now) =>
        StateAt(now) is "valid" or "expiring" && IssuedOn <= ChinaTime.DateOf(now);
}
