using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
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
public sealed class HandlingFunctions(CaseRegister register, Waker waker)
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

    /// <summary>Hands the case to another unit; the receipt date stays.</summary>
    [Function("TransferObjection")]
    public async Task<IActionResult> Transfer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/objections/{caseNo}/transfer")]
        HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string to = body.Text("unit", 100);
        string reason = body.Text("reason", 2000, lines: true);
        errors.ThrowIfAny();
        Unit unit = context.Caller().People.Units.GetValueOrDefault(to)
            ?? throw Problem.Field("unit", $"没有单位“{to}”。", $"There is no unit '{to}'.").Thrown();
        HandlingUnit target = new(unit.Id, unit.Supervising, unit.Parent);
        return await ActAsync(
            context,
            caseNo,
            turn => unit.Jurisdiction == turn.File.Jurisdiction || unit.Id == turn.File.Supervisor
                ? ObjectionDesk.Transfer(turn, target, reason)
                : throw Problem.Field(
                    "unit",
                    $"单位“{to}”不在辖区 {turn.File.Jurisdiction} 内。",
                    $"Unit '{to}' lies outside {turn.File.Jurisdiction}.").Thrown(),
            client,
            StatusCodes.Status200OK,
            cancellation);
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
