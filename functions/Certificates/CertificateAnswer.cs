using GovMedia.Workflows.Certificates;

namespace GovMedia.Functions.Certificates;

/// <summary>A certificate as staff and auditors see it.</summary>
/// <param name="Id">Its number, that of its case.</param>
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
/// <param name="Basis">What names the last day: <c>document</c>, <c>target</c> (never the law), <c>statutory</c>; or null.</param>
/// <param name="State"><c>valid</c>, <c>expiring</c>, <c>expired</c> or <c>withdrawn</c>, now.</param>
/// <param name="Terms">How many terms it has had.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it stands.</param>
public sealed record CertificateAnswer(
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
    string State,
    int Terms,
    DateTimeOffset? WithdrawnAt)
{
    /// <summary>The answer for a certificate at an instant.</summary>
    public static CertificateAnswer Of(Certificate certificate, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return new CertificateAnswer(
            certificate.Id,
            certificate.Jurisdiction,
            certificate.Unit,
            certificate.Kind,
            certificate.Rule,
            certificate.Article,
            certificate.AccountId,
            certificate.Role,
            certificate.Person,
            certificate.IssuedOn,
            certificate.ValidUntil,
            certificate.EndsAt,
            certificate.Basis,
            certificate.StateAt(now),
            certificate.Terms,
            certificate.WithdrawnAt);
    }
}
