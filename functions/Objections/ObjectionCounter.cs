using System.Text.Json;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Objections;

/// <summary>Takes objections in (受理窗口), however they come: finds the unit, makes the case, gives the receipt.</summary>
public sealed class ObjectionCounter(
    CaseRegister register,
    CaseNumbers numbers,
    CaseKeys keys,
    AccessCode codes,
    LawBook laws,
    DirectoryBook directory,
    AccountRegister accounts,
    IdempotencyKeys idempotency,
    Waker waker,
    NoticeBook notices,
    TimeProvider clock)
{
    /// <summary>Takes one objection.</summary>
    /// <param name="input">The objection, checked.</param>
    /// <param name="key">The client's idempotency key, or null for none.</param>
    /// <param name="body">The canonical body that belongs to the key.</param>
    /// <param name="client">Wakes the case.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    /// <exception cref="ProblemException">The jurisdiction is unknown, or the law refuses. Nothing was
    /// changed.</exception>
    public async Task<ObjectionReceipt> TakeAsync(
        ObjectionInput input, string? key, Func<byte[]> body, DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(body);
        input = await WithNoticeAsync(input, cancellation);
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        Pack pack = PackOf(input.Jurisdiction, people);
        HandlingUnit unit = await UnitAsync(input, people, cancellation);
        CaseTurnAct act = turn => ObjectionDesk.Receive(turn, input.Submission, unit, input.Jurisdiction, ProductVersion.Current)
            ?? NoticeObjections.Link(turn, input.NoticeId);
        await RefuseBeforeAnythingIsWrittenAsync(input, unit, cancellation);

        Task<string> Reserve() => numbers.NextAsync(pack.Code, ObjectionDesk.Procedure, cancellation);
        string caseNo = key is null
            ? await Reserve()
            : await idempotency.CaseNoAsync("objections", key, body(), Reserve, cancellation);
        if (key is null || await register.ReadAsync(caseNo, cancellation) is null)
        {
            try
            {
                Decision decision = await register.BeginAsync(
                    caseNo, input.Jurisdiction, Actor.Applicant, turn => act(turn), cancellation);
                if (decision.Refusal is { } refusal)
                {
                    throw Problem.Of(refusal).Thrown();
                }

                await waker.WakeAsync(client, decision);
            }
            catch (RegisterConflictException) when (key is not null)
            {
                // The same submission, sent twice at once: the other one made the case.
            }
        }

        return await ReceiptAsync(caseNo, cancellation);
    }

    /// <summary>The receipt of a case, as it was first given: read from its first entry, whatever happened
    /// since.</summary>
    public async Task<ObjectionReceipt> ReceiptAsync(string caseNo, CancellationToken cancellation)
    {
        LedgerEntry first = (await register.LedgerAsync(caseNo, cancellation))[0];
        CaseFile file = LedgerChain.Fold([first]).Deserialize<CaseFile>(GovJson.Options)!;
        CaseClock limit = file.Clocks[ObjectionDesk.HandleClock];
        return new ObjectionReceipt(
            caseNo,
            codes.Of(caseNo),
            file.ReceivedAt,
            limit.DueDate,
            limit.DueAt,
            limit.Provisional,
            limit.Rule,
            limit.Article,
            $"{first.Seq}.{first.Hash}",
            file.Unit);
    }

    // Who objects to a notice objects to what its unit does with the account.
    private async Task<ObjectionInput> WithNoticeAsync(ObjectionInput input, CancellationToken cancellation)
    {
        if (input.NoticeId is not { } id)
        {
            return input;
        }

        PublicNotice notice = await notices.ReadAsync(id, cancellation) is { } found && found.Jurisdiction == input.Jurisdiction
            ? found
            : throw Problem.Field(
                "noticeId", $"辖区 {input.Jurisdiction} 没有公告“{id}”。", $"There is no notice '{id}' in {input.Jurisdiction}.").Thrown();
        ObjectionSubmission submission = input.Submission;
        return input with
        {
            Submission = submission with
            {
                AccountId = submission.AccountId ?? notice.AccountId,
                AccountName = submission.AccountName ?? notice.AccountName,
            },
        };
    }

    private Pack PackOf(string jurisdiction, DirectorySnapshot people)
    {
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (people.Jurisdictions.ContainsKey(jurisdiction) && laws.Packs.For(jurisdiction, today) is { } pack)
        {
            return pack;
        }

        string accepted = string.Join(", ", laws.Packs.Packs.Select(static p => p.Jurisdiction).Distinct());
        throw Problem.Field(
            "jurisdiction",
            $"没有辖区“{jurisdiction}”的规则包；可为：{accepted}。",
            $"'{jurisdiction}' has no rule pack; accepted are {accepted}.").Thrown();
    }

    private async Task<HandlingUnit> UnitAsync(
        ObjectionInput input, DirectorySnapshot people, CancellationToken cancellation)
    {
        string? sponsor = input.Submission.AccountId is { } account
            ? (await accounts.ReadAsync(account, cancellation))?.Unit
            : null;
        Unit? unit = people.Units.GetValueOrDefault(sponsor ?? "");
        unit ??= AddressedOf(input, people);
        return new HandlingUnit(unit.Id, unit.Supervising, unit.Parent);
    }

    private static Unit AddressedOf(ObjectionInput input, DirectorySnapshot people)
    {
        string[] here =
        [
            .. people.Units.Values.Where(u => u.Jurisdiction == input.Jurisdiction)
                .Select(static u => u.Id).Order(StringComparer.Ordinal),
        ];
        string accepted = string.Join(", ", here);
        if (input.Addressee is { } named)
        {
            return here.Contains(named)
                ? people.Units[named]
                : throw Problem.Field(
                    "unit",
                    $"辖区内没有单位“{named}”；可为：{accepted}。",
                    $"There is no unit '{named}' here; accepted are {accepted}.").Thrown();
        }

        return people.ReceivingUnitOf(input.Jurisdiction) ?? (here.Length == 0
            ? throw Problem.Of(
                "no-unit",
                $"辖区 {input.Jurisdiction} 尚未设置单位，暂不能受理。",
                $"Jurisdiction {input.Jurisdiction} has no unit yet.").Thrown()
            : throw Problem.Field(
                "unit",
                $"辖区 {input.Jurisdiction} 没有主管单位，须写明向哪个单位提出；可为：{accepted}。",
                $"{input.Jurisdiction} has no supervising unit; say which unit is addressed; accepted are {accepted}.").Thrown());
    }

    // A number that is reserved and an idempotency key that is remembered are writes too.
    private async Task RefuseBeforeAnythingIsWrittenAsync(
        ObjectionInput input, HandlingUnit unit, CancellationToken cancellation)
    {
        CaseLaw law = await laws.NewestAsync(input.Jurisdiction, cancellation);
        CaseTurn rehearsal = new(
            "rehearsal", null, keys.For("rehearsal", new byte[32]), law, clock.GetUtcNow(), Actor.Applicant);
        ObjectionSubmission light = input.Submission with { Attachments = [] };
        if (ObjectionDesk.Receive(rehearsal, light, unit, input.Jurisdiction, ProductVersion.Current) is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }
    }

    private delegate Refusal? CaseTurnAct(CaseTurn turn);
}
