using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Objections;

/// <summary>What the handling unit does with objections.</summary>
public sealed class HandlingFunctions(CaseRegister register, AccountRegister accounts, ObjectionRight right, Waker waker)
{
    /// <summary>Asks the head for more working days.</summary>
    [Function("ExtendObjection")]
    public async Task<IActionResult> Extend(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/objections/{caseNo}/extension")]
        HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        int workingDays = body.Number("workingDays", 1, 10_000);
        string reason = body.Text("reason", 2000, lines: true);
        errors.ThrowIfAny();
        return await ActAsync(
            context,
            caseNo,
            turn => ObjectionDesk.AskExtension(turn, workingDays, reason),
            client,
            StatusCodes.Status202Accepted,
            cancellation);
    }

    /// <summary>Decides.</summary>
    [Function("DecideObjection")]
    public async Task<IActionResult> Decide(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/objections/{caseNo}/decision")]
        HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string outcome = body.Choice("outcome", ObjectionOutcomes.All);
        string reasons = body.Text("reasons", 20_000, lines: true);
        string? measures = body.OptionalText("measures", 20_000, lines: true);
        errors.ThrowIfAny();
        return await ActAsync(
            context,
            caseNo,
            turn => ObjectionDesk.Decide(turn, outcome, reasons, measures),
            client,
            StatusCodes.Status200OK,
            cancellation);
    }

    /// <summary>Hands the case to another unit, also of another jurisdiction; number, code and receipt date stay.</summary>
    [Function("TransferObjection")]
    public async Task<IActionResult> Transfer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/objections/{caseNo}/transfer")]
        HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        (Unit unit, string reason) = await TransferRequest.ReadAsync(request, caller, cancellation);
        CaseFile file = await ReadAsync(caseNo, cancellation);
        caller.EnsureSees(CaseSummary.Of(file));
        bool bound = await BindsAsync(file, unit, caller.People, cancellation);
        HandlingUnit target = new(unit.Id, unit.Supervising, unit.Parent);
        return await ActAsync(
            context,
            caseNo,
            turn => ObjectionDesk.Transfer(turn, target, unit.Jurisdiction, bound, reason),
            client,
            StatusCodes.Status200OK,
            cancellation);
    }

    // Whether the clause of the clock, or one like it, is law for the unit. A unit that supervises one of the jurisdiction is of it.
    private async Task<bool> BindsAsync(CaseFile file, Unit unit, DirectorySnapshot people, CancellationToken cancellation)
    {
        if (Within(unit, file.Jurisdiction))
        {
            return true;
        }

        // Elsewhere it goes only where its account is, as far as the register knows that.
        if (file.FactsAs<ObjectionFacts>().AccountId is { } id
            && await accounts.ReadAsync(id, cancellation) is { } account
            && !Within(unit, account.Jurisdiction))
        {
            throw Problem.Field(
                "unit",
                $"账号“{id}”属辖区 {account.Jurisdiction}（{account.Unit}）；单位“{unit.Id}”不在该辖区内，也不在辖区 {file.Jurisdiction} 内。",
                $"Account '{id}' belongs to {account.Jurisdiction} ({account.Unit}); unit '{unit.Id}' lies outside it and outside {file.Jurisdiction}.").Thrown();
        }

        return right.Binds(unit, people);

        bool Within(Unit one, string jurisdiction) =>
            one.Jurisdiction == jurisdiction || people.Units.Values.Any(u => u.Jurisdiction == jurisdiction && u.Parent == one.Id);
    }

    private async Task<IActionResult> ActAsync(
        FunctionContext context,
        string caseNo,
        Func<CaseTurn, Refusal?> act,
        DurableTaskClient client,
        int status,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        CaseFile file = await ReadAsync(caseNo, cancellation);
        caller.EnsureSees(CaseSummary.Of(file));
        IReadOnlyList<string> handlers = ObjectionDesk.UnitOf(file).Handlers;
        Decision decision = await register.ChangeAsync(
            caseNo,
            caller.Acting(handlers),
            turn => Handles(caller, turn.File) ?? act(turn),
            cancellation);
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
        return Answer.Json(CaseAnswer.Of(decision.File!), status);
    }

    private async Task<CaseFile> ReadAsync(string caseNo, CancellationToken cancellation) =>
        CaseNumber.IsValid(caseNo)
            && await register.ReadAsync(caseNo, cancellation) is { File: { Procedure: ObjectionDesk.Procedure } file }
            ? file
            : throw CaseLookup.Unknown(caseNo).Thrown();

    // Asked inside the turn: the case may have been handed over since it was read.
    private static Refusal? Handles(Caller caller, CaseFile file)
    {
        HandlingUnit unit = ObjectionDesk.UnitOf(file);
        return caller.Holds(unit.Id, unit.Handlers)
            ? null
            : new Refusal(
                "not-allowed",
                $"案件 {file.CaseNo} 由 {unit.Id} 的 {string.Join("、", unit.Handlers)} 办理。",
                $"Case {file.CaseNo} is handled by {string.Join(", ", unit.Handlers)} of {unit.Id}.");
    }
}
