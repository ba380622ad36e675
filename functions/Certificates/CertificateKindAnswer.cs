using GovMedia.Rules.Law;
using GovMedia.Workflows.Certificates;

namespace GovMedia.Functions.Certificates;

/// <summary>A kind of certificate that a pack asks for.</summary>
/// <param name="Kind">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Fact">The fact that one in force states to a gate.</param>
/// <param name="Clauses">The clauses that ask for it; the first one is cited.</param>
/// <param name="Basis">What ends it: <c>document</c>, <c>target</c> or <c>statutory</c>; null where the pack names nothing
/// and a document need not.</param>
/// <param name="Reminders">Working days before the end on which a reminder rings.</param>
/// <param name="RemindersAre">Always <c>target</c>: no clause names them.</param>
public sealed record CertificateKindAnswer(
    string Kind,
    string Name,
    string Fact,
    IReadOnlyList<string> Clauses,
    string? Basis,
    IReadOnlyList<int> Reminders,
    string RemindersAre = "target")
{
    /// <summary>The kinds of a pack.</summary>
    public static IReadOnlyList<CertificateKindAnswer> AllOf(Pack pack, string language) =>
    [
        .. from kind in CertificateKind.All
           let duty = CertificateDuty.Of(pack, kind)
           where duty is not null
           let limit = duty.LimitOf(pack, duty.Rotation is null ? DateOnly.MaxValue : null)
           select new CertificateKindAnswer(
               kind.Id,
               kind.Name.In(language),
               kind.Fact,
               [.. duty.Clauses.Select(static c => c.Id)],
               duty.Rotation is { } rotation ? (rotation.Statutory ? "statutory" : "target") : kind.Attested ? null : "document",
               kind.Attested && duty.Rotation is null ? [] : limit!.Reminders),
    ];
}
