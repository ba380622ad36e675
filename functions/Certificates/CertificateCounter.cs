using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Certificates;

/// <summary>Puts certificates on rosters: refused before anything is written, or one case for one submission.</summary>
public sealed class CertificateCounter(
    CaseRegister register, CaseNumbers numbers, IdempotencyKeys idempotency, CaseKeys keys, LawBook laws, Waker waker, TimeProvider clock)
{
    /// <summary>The law in force in a jurisdiction.</summary>
    /// <exception cref="ProblemException">It has no pack.</exception>
    public async Task<CaseLaw> LawAsync(string jurisdiction, CancellationToken cancellation)
    {
        try
        {
            return await laws.NewestAsync(jurisdiction, cancellation);
        }
        catch (ArgumentException)
        {
            throw Problem.Of(
                "no-rule", $"辖区 {jurisdiction} 没有规则包。", $"Jurisdiction {jurisdiction} has no rule pack.").Thrown();
        }
    }

    /// <summary>Records a certificate.</summary>
    /// <param name="start">The certificate.</param>
    /// <param name="actor">Who records it.</param>
    /// <param name="idempotent">The client's key and the canonical body, or null.</param>
    /// <param name="client">Wakes the case.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    /// <exception cref="ProblemException">The pack asks for none, or the proof is missing. Nothing was changed.</exception>
    public async Task<CaseFile> BeginAsync(
        CertificateStart start,
        Actor actor,
        (string Key, byte[] Body)? idempotent,
        DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(start);
        CaseLaw law = await LawAsync(start.Jurisdiction, cancellation);
        Rehearse(start, actor, law);
        Task<string> Reserve() => numbers.NextAsync(law.Pack.Code, CertificateDesk.Procedure, cancellation);
        string caseNo = idempotent is { } given
            ? await idempotency.CaseNoAsync($"certificates:{start.Unit.Id}", given.Key, given.Body, Reserve, cancellation)
            : await Reserve();
        if (idempotent is null || await register.ReadAsync(caseNo, cancellation) is null)
        {
            try
            {
                Decision decision = await register.BeginAsync(
                    caseNo, start.Jurisdiction, actor, turn => CertificateDesk.Begin(turn, start, ProductVersion.Current), cancellation);
                if (decision.Refusal is { } refusal)
                {
                    throw Problem.Of(refusal).Thrown();
                }

                await waker.WakeAsync(client, decision);
            }
            catch (RegisterConflictException) when (idempotent is not null)
            {
                // The same submission, sent twice at once: the other one made the case.
            }
        }

        return (await register.ReadAsync(caseNo, cancellation))!.File;
    }

    // A number that is reserved and a key that is remembered are writes too.
    private void Rehearse(CertificateStart start, Actor actor, CaseLaw law)
    {
        CaseTurn rehearsal = new("rehearsal", null, keys.For("rehearsal", new byte[32]), law, clock.GetUtcNow(), actor);
        if (CertificateDesk.Begin(rehearsal, start, ProductVersion.Current) is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }
    }
}
