using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Accounts;

/// <summary>Begins the procedures of accounts: refused before anything is written, or one case for one submission.</summary>
public sealed class ChainCounter(
    CaseRegister register,
    CaseNumbers numbers,
    RunningCases running,
    IdempotencyKeys idempotency,
    CaseKeys keys,
    LawBook laws,
    Waker waker,
    TimeProvider clock)
{
    /// <summary>The law in force where a unit is, for today.</summary>
    /// <exception cref="ProblemException">The jurisdiction has no pack.</exception>
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

    /// <summary>A unit and those above it.</summary>
    public static HandlingLine LineOf(Unit unit, DirectorySnapshot people)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(people);
        string? superior = unit.Parent is { } parent ? people.Units.GetValueOrDefault(parent)?.Parent : null;
        return new HandlingLine(unit.Id, unit.Supervising, unit.Parent, superior);
    }

    /// <summary>Begins a case.</summary>
    /// <param name="start">What begins it.</param>
    /// <param name="actor">Who begins it.</param>
    /// <param name="route">What is submitted, for the client's key.</param>
    /// <param name="idempotent">The client's key and the canonical body, or null.</param>
    /// <param name="client">Wakes the case.</param>
    /// <param name="language">The language of the answer.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    /// <exception cref="ProblemException">A gate refuses, or a case runs already. Nothing was changed.</exception>
    public async Task<StartedAnswer> BeginAsync(
        ChainStart start,
        Actor actor,
        string route,
        (string Key, byte[] Body)? idempotent,
        DurableTaskClient client,
        string language,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(start);
        CaseLaw law = await LawAsync(start.Jurisdiction, cancellation);
        Rehearse(start, actor, law);
        Task<string> Reserve() => numbers.NextAsync(law.Pack.Code, start.Procedure, cancellation);
        if (idempotent is null && await running.FindAsync(start.AccountId, start.Procedure, cancellation) is { } other)
        {
            throw RunningCases.Taken(start.AccountId, start.Procedure, other.CaseNo).Thrown();
        }

        string caseNo = idempotent is { } given
            ? await idempotency.CaseNoAsync(route, given.Key, given.Body, Reserve, cancellation)
            : await Reserve();
        if (idempotent is null || await register.ReadAsync(caseNo, cancellation) is null)
        {
            await running.ClaimAsync(start.AccountId, start.Procedure, caseNo, cancellation);
            try
            {
                Decision decision = await register.BeginAsync(
                    caseNo, start.Jurisdiction, actor, turn => ChainDesk.Begin(turn, start, ProductVersion.Current), cancellation);
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

        CaseFile file = (await register.ReadAsync(caseNo, cancellation))!.File;
        return StartedAnswer.Of(file, await laws.PinnedAsync(file.Pins, cancellation), language);
    }

    /// <summary>The answer to a submission that was sent before; null where it was not.</summary>
    /// <param name="route">What is submitted.</param>
    /// <param name="idempotent">The client's key and the canonical body, or null.</param>
    /// <param name="language">The language of the answer.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<StartedAnswer?> RepeatedAsync(
        string route, (string Key, byte[] Body)? idempotent, string language, CancellationToken cancellation) =>
        idempotent is { } given
        && await idempotency.FindAsync(route, given.Key, given.Body, cancellation) is { } caseNo
        && await register.ReadAsync(caseNo, cancellation) is { } record
            ? await AnswerAsync(record.File, language, cancellation)
            : null;

    /// <summary>The answer for a case that stands.</summary>
    public async Task<StartedAnswer> AnswerAsync(CaseFile file, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        return StartedAnswer.Of(file, await laws.PinnedAsync(file.Pins, cancellation), language);
    }

    // A number that is reserved and a key that is remembered are writes too.
    private void Rehearse(ChainStart start, Actor actor, CaseLaw law)
    {
        CaseTurn rehearsal = new("rehearsal", null, keys.For("rehearsal", new byte[32]), law, clock.GetUtcNow(), actor);
        if (ChainDesk.Begin(rehearsal, start with { Documents = [] }, ProductVersion.Current) is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }
    }
}
