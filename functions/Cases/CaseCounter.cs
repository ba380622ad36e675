using System.Text.Json;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Cases;

/// <summary>Takes cases in (收件窗口): one case for one submission, however often it is sent.</summary>
/// <remarks>
/// Whatever step the process ends after, nothing is lost that was answered. What is refused writes nothing. A number reserved
/// for nothing is a gap, and numbers may have gaps. A key that is remembered makes its case under that number when it is sent
/// again. A claim without its case lapses. A case that began is whole and announced; the sweeper wakes it.
/// </remarks>
public sealed class CaseCounter(
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
                "no-rule",
                $"辖区 {jurisdiction} 没有规则包，不能办理。",
                $"Jurisdiction {jurisdiction} has no rule pack; nothing can be begun in it.").Thrown();
        }
    }

    /// <summary>Takes a case in.</summary>
    /// <param name="intake">What is asked for.</param>
    /// <param name="client">Wakes the case.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    /// <returns>The case number: the one it was first given, where it was sent before.</returns>
    /// <exception cref="ProblemException">The law refuses, or the key stands for something else.</exception>
    public async Task<string> TakeAsync(Intake intake, DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(intake);
        if (await FindAsync(intake.Sent, cancellation) is { } before)
        {
            return before;
        }

        CaseLaw law = await LawAsync(intake.Jurisdiction, cancellation);
        Rehearse(intake, law);
        Task<string> Reserve() => numbers.NextAsync(law.Pack.Code, intake.Procedure, cancellation);
        string caseNo = intake.Sent is { } sent
            ? await idempotency.CaseNoAsync(sent, Reserve, cancellation)
            : await Reserve();
        await (intake.Claim?.Invoke(caseNo) ?? Task.CompletedTask);
        try
        {
            Decision decision = await register.BeginAsync(caseNo, intake.Jurisdiction, intake.Actor, intake.Begin, cancellation);
            ThrowIfRefused(decision.Refusal);
            await waker.WakeAsync(client, decision);
        }
        catch (RegisterConflictException) when (intake.Sent is not null)
        {
            // The same submission, sent twice at once: the other one made the case.
        }

        return caseNo;
    }

    /// <summary>The number of the case that a submission made when it was sent before; null where it made none.</summary>
    /// <exception cref="ProblemException">The key stands for something else.</exception>
    public async Task<string?> FindAsync(SubmissionKey? sent, CancellationToken cancellation) =>
        sent is not null
        && await idempotency.FindAsync(sent, cancellation) is { } caseNo
        && await register.ReadAsync(caseNo, cancellation) is not null
            ? caseNo
            : null;

    /// <summary>A case as it was taken in, whatever happened since, and the receipt: the handle of its first entry.</summary>
    public async Task<(CaseFile File, string Receipt)> FirstAsync(string caseNo, CancellationToken cancellation)
    {
        LedgerEntry first = (await register.LedgerAsync(caseNo, cancellation))[0];
        return (LedgerChain.Fold([first]).Deserialize<CaseFile>(GovJson.Options)!, $"{first.Seq}.{first.Hash}");
    }

    // A number that is reserved and a key that is remembered are writes too.
    private void Rehearse(Intake intake, CaseLaw law)
    {
        CaseTurn rehearsal = new("rehearsal", null, keys.For("rehearsal", new byte[32]), law, clock.GetUtcNow(), intake.Actor);
        ThrowIfRefused((intake.Rehearsal ?? intake.Begin)(rehearsal));
    }

    private static void ThrowIfRefused(Refusal? refusal)
    {
        if (refusal is not null)
        {
            throw Problem.Of(refusal).Thrown();
        }
    }
}
