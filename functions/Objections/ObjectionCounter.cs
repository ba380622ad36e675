using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Vault;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Objections;

/// <summary>Takes objections in (受理窗口), however they come: finds the unit, makes the case, gives the receipt.</summary>
public sealed class ObjectionCounter(
    CaseCounter counter,
    AccessCode codes,
    LawBook laws,
    DirectoryBook directory,
    AccountRegister accounts,
    NoticeBook notices,
    ObjectionRight right,
    TimeProvider clock)
{
    /// <summary>What a client's key stands for here.</summary>
    public const string Route = "objections";

    /// <summary>Takes one objection.</summary>
    /// <param name="input">The objection, checked.</param>
    /// <param name="sent">The client's key, or null for none.</param>
    /// <param name="client">Wakes the case.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    /// <exception cref="ProblemException">The jurisdiction is unknown, or the law refuses. Nothing was
    /// changed.</exception>
    public async Task<ObjectionReceipt> TakeAsync(
        ObjectionInput input, SubmissionKey? sent, DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        input = await WithNoticeAsync(input, cancellation);
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        EnsureReceives(input.Jurisdiction, people);
        HandlingUnit unit = await UnitAsync(input, people, cancellation);
        Refusal? Receive(CaseTurn turn, ObjectionSubmission submission) =>
            ObjectionDesk.Receive(turn, submission, unit, input.Jurisdiction, ProductVersion.Current);
        Intake intake = new(
            ObjectionDesk.Procedure,
            input.Jurisdiction,
            Actor.Applicant,
            turn => Receive(turn, input.Submission) ?? NoticeObjections.Link(turn, input.NoticeId))
        {
            Rehearsal = turn => Receive(turn, input.Submission with { Attachments = [] }),
            Sent = sent,
        };
        return await ReceiptAsync(await counter.TakeAsync(intake, client, cancellation), cancellation);
    }

    // As it was first given, whatever happened since.
    private async Task<ObjectionReceipt> ReceiptAsync(string caseNo, CancellationToken cancellation)
    {
        (CaseFile file, string receipt) = await counter.FirstAsync(caseNo, cancellation);
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
            receipt,
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

    private void EnsureReceives(string jurisdiction, DirectorySnapshot people)
    {
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (people.Jurisdictions.ContainsKey(jurisdiction) && laws.Packs.For(jurisdiction, today) is not null)
        {
            return;
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
        if (unit is not null && unit.Jurisdiction != input.Jurisdiction && !right.Binds(unit, people))
        {
            // The law addressed binds nobody there: it is received here, and handed on by a person.
            unit = null;
        }

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
}
