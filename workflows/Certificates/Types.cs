using System.Collections.Immutable;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.Certificates;

/// <summary>What puts a certificate on a unit's roster.</summary>
/// <param name="Jurisdiction">The jurisdiction.</param>
/// <param name="Unit">The unit that keeps it.</param>
/// <param name="Kind">The kind.</param>
/// <param name="AccountId">The account it is for; null for the whole unit.</param>
/// <param name="Role">The post of whoever holds it, such as <c>account-manager</c>; null where it is the unit's.</param>
/// <param name="Person">An opaque reference to the holder; null where the post is enough.</param>
/// <param name="Holder">Name and number as on the document; personal, or null.</param>
/// <param name="Term">How long it holds, on what proof.</param>
public sealed record CertificateStart(
    string Jurisdiction,
    HandlingLine Unit,
    CertificateKind Kind,
    string? AccountId,
    string? Role,
    string? Person,
    CertificateHolder? Holder,
    NewTerm Term);

/// <summary>Who holds a certificate, as the document says. Personal: kept in the vault alone.</summary>
/// <param name="Name">The name; null where none is given.</param>
/// <param name="Number">The document's number; null where none is given.</param>
public sealed record CertificateHolder(string? Name, string? Number);

/// <summary>A term that comes with a command: first, or renewed.</summary>
/// <param name="IssuedOn">The day of issue, of signing, of the change.</param>
/// <param name="ValidUntil">The last day by the document, inclusive; null where it names none.</param>
/// <param name="Sha256">The hash of a document kept elsewhere, lower-case hex; null where it comes along.</param>
/// <param name="Attested">Whether whoever records it gives their word for it.</param>
/// <param name="Documents">The documents; may be empty.</param>
public sealed record NewTerm(
    DateOnly IssuedOn, DateOnly? ValidUntil, string? Sha256, bool Attested, IReadOnlyList<NewDocument> Documents);

/// <summary>One term of a certificate, as it was recorded.</summary>
/// <param name="IssuedOn">The day of issue.</param>
/// <param name="ValidUntil">The last day by the document; null where it names none.</param>
/// <param name="Clock">The clock that times it; null where nothing ends it.</param>
/// <param name="Sha256">The hash of a document kept elsewhere; null where it is among the case's.</param>
/// <param name="Attested">Whether somebody gave their word for it.</param>
/// <param name="Documents">The documents of the case that prove it.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When.</param>
public sealed record CertificateTerm(
    DateOnly IssuedOn,
    DateOnly? ValidUntil,
    string? Clock,
    string? Sha256,
    bool Attested,
    ImmutableList<string> Documents,
    string By,
    DateTimeOffset At);

/// <summary>What a certificate keeps in its case: nothing personal.</summary>
public sealed record CertificateFacts
{
    /// <summary>The kind.</summary>
    public required string Certificate { get; init; }

    /// <summary>The clause it follows from.</summary>
    public required string Rule { get; init; }

    /// <summary>The clause's article.</summary>
    public required string Article { get; init; }

    /// <summary>The account it is for; null for the whole unit.</summary>
    public string? AccountId { get; init; }

    /// <summary>The post of whoever holds it, or null.</summary>
    public string? Role { get; init; }

    /// <summary>An opaque reference to the holder, or null.</summary>
    public string? Person { get; init; }

    /// <summary>Its terms, oldest first; never empty. The last one counts.</summary>
    public required ImmutableList<CertificateTerm> Terms { get; init; }

    /// <summary>Why it was withdrawn; null while it stands.</summary>
    public string? Withdrawn { get; init; }
}
