using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;

namespace GovMedia.Functions.Certificates;

/// <summary>Reads the certificates that a request names as proof, and refuses those not in force.</summary>
public sealed class CertificateProofs(CertificateRoster roster, TimeProvider clock)
{
    /// <summary>The field that names them.</summary>
    public const string Field = "certificates";

    private const int Most = 10;

    /// <summary>The certificates of a body's <c>certificates</c>; empty where it names none.</summary>
    /// <param name="body">The body.</param>
    /// <param name="unit">The unit that keeps them.</param>
    /// <param name="accountId">The account they are to prove something of.</param>
    /// <param name="law">The law of the gates.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="ProblemException">One is not on the unit's roster, or not in force. Nothing was changed.</exception>
    public async Task<IReadOnlyList<Certificate>> ReadAsync(
        JsonElement body, string unit, string accountId, CaseLaw law, CancellationToken cancellation)
    {
        FieldErrors errors = new();
        IReadOnlyList<string> named = new Fields(body, errors).TextList(Field, Most);
        errors.ThrowIfAny();
        List<Certificate> found = [];
        foreach (string id in named.Distinct(StringComparer.Ordinal))
        {
            Certificate certificate = await roster.ReadAsync(unit, id, cancellation) ?? throw Problem.Field(
                Field, $"{unit} 的台账中没有“{id}”。", $"There is no '{id}' on the roster of {unit}.").Thrown();
            if (CertificateProof.Check(certificate, accountId, law, clock.GetUtcNow()) is { } refusal)
            {
                throw Problem.Of(refusal).Thrown();
            }

            found.Add(certificate);
        }

        return found;
    }

    /// <summary>A task's completion with what certificates prove among the facts it states.</summary>
    public static Completion With(Completion completion, IReadOnlyList<Certificate> certificates)
    {
        ArgumentNullException.ThrowIfNull(completion);
        ArgumentNullException.ThrowIfNull(certificates);
        if (certificates.Count == 0)
        {
            return completion;
        }

        JsonObject data = (JsonObject)(completion.Data?.DeepClone() ?? new JsonObject());
        JsonObject facts = data["facts"] as JsonObject ?? [];
        foreach (Certificate one in certificates)
        {
            facts[CertificateKind.Find(one.Kind)!.Fact] = true;
        }

        data["facts"] = facts;
        return completion with { Data = data };
    }
}
