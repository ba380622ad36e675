using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Accounts;

/// <summary>Begins the procedures of accounts: refused before anything is written, or one case for one submission.</summary>
public sealed class ChainCounter(CaseCounter counter, CaseRegister register, RunningCases running, OperatingBans bans, LawBook laws)
{
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
    /// <param name="sent">The client's key, or null for none.</param>
    /// <param name="client">Wakes the case.</param>
    /// <param name="language">The language of the answer.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    /// <exception cref="ProblemException">A gate refuses, or a case runs already. Nothing was changed.</exception>
    public async Task<StartedAnswer> BeginAsync(
        ChainStart start,
        Actor actor,
        SubmissionKey? sent,
        DurableTaskClient client,
        string language,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(start);
        start = start with { Ban = await bans.OfAsync(start.Unit.Id, cancellation) };
        if (sent is null && await running.FindAsync(start.AccountId, ClaimOf(start), cancellation) is { } other)
        {
            throw RunningCases.Taken(start.AccountId, start.Procedure, other.CaseNo).Thrown();
        }

        Intake intake = new(start.Procedure, start.Jurisdiction, actor, turn => ChainDesk.Begin(turn, start, ProductVersion.Current))
        {
            Rehearsal = turn => ChainDesk.Begin(turn, start with { Documents = [] }, ProductVersion.Current),
            Sent = sent,
            Claim = caseNo => running.ClaimAsync(start.AccountId, ClaimOf(start), caseNo, cancellation),
        };
        return await AnswerAsync(await counter.TakeAsync(intake, client, cancellation), language, cancellation);
    }

    /// <summary>The answer to a submission that was sent before; null where it was not.</summary>
    /// <param name="sent">The client's key, or null for none.</param>
    /// <param name="language">The language of the answer.</param>
    /// <param name="cancellation">Stops reading.</param>
    public async Task<StartedAnswer?> RepeatedAsync(SubmissionKey? sent, string language, CancellationToken cancellation) =>
        await counter.FindAsync(sent, cancellation) is { } caseNo ? await AnswerAsync(caseNo, language, cancellation) : null;

    /// <summary>The answer for a case that stands.</summary>
    public async Task<StartedAnswer> AnswerAsync(CaseFile file, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        return StartedAnswer.Of(file, await laws.PinnedAsync(file.Pins, cancellation), language);
    }

    private async Task<StartedAnswer> AnswerAsync(string caseNo, string language, CancellationToken cancellation) =>
        await AnswerAsync((await register.ReadAsync(caseNo, cancellation))!.File, language, cancellation);

    // What a supervising unit orders does not wait for what the sponsor has begun.
    private static string ClaimOf(ChainStart start) =>
        start.Facts.Reason == "ordered" ? $"{start.Procedure}:ordered" : start.Procedure;
}
