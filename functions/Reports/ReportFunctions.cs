using System.Text.Json;
using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Reports;

/// <summary>What anybody may report: fake accounts, unlawful content, corrections.</summary>
public sealed class ReportFunctions(
    ReportCounter counter, CaseRegister register, AccessCodeCheck access, CaseLookup cases, LawBook laws, Waker waker)
{
    /// <summary>Takes a report.</summary>
    [Function("LodgeReport")]
    public async Task<IActionResult> Lodge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/reports")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        JsonElement json = await RequestBody.ReadObjectAsync(request, cancellation);
        FieldErrors errors = new();
        Fields body = new(json, errors);
        ReportSubmission report = new(
            body.Choice("kind", ReportKinds.All),
            body.Text("statement", ObjectionInput.MaxStatement, lines: true),
            body.OptionalText("accountName", 200),
            body.OptionalText("url", 2000),
            body.OptionalText("contact", 254));
        string? asked = body.OptionalText("jurisdiction", 60);
        Texts.CheckUrl(errors, "url", report.Url);
        errors.ThrowIfAny();

        SubmissionKey? sent = SubmissionKey.Of(request, ReportCounter.Route, json);
        ReportReceipt receipt = await counter.TakeAsync(report, asked, sent, client, cancellation);
        return Answer.Json(receipt, StatusCodes.Status202Accepted).With("Location", $"/api/reports/{receipt.CaseNo}");
    }

    /// <summary>Shows a report to its reporter.</summary>
    [Function("FollowReport")]
    public async Task<IActionResult> Follow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/reports/{caseNo}")] HttpRequest request,
        string caseNo,
        CancellationToken cancellation)
    {
        CaseFile file = await access.RequireAsync(request, caseNo, request.Headers[AccessCodeCheck.Header], cancellation, [.. Report.Codes]);
        IReadOnlyList<LedgerEntry> ledger = await register.LedgerAsync(caseNo, cancellation);
        return Answer.Json(new
        {
            file.CaseNo,
            file.State,
            file.ReceivedAt,
            file.Unit,
            Clocks = ClockAnswer.AllOf(file),
            Timeline = Timeline.Of(ledger, Language.Of(request)),
            file.FactsAs<ReportFacts>().Finding,
        });
    }

    /// <summary>Hands a report to the unit it belongs with; the day of receipt stays.</summary>
    [Function("TransferReport")]
    public async Task<IActionResult> Transfer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/reports/{caseNo}/transfer")] HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        (Unit unit, string reason) = await TransferRequest.ReadAsync(request, caller, cancellation);
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        if (!Report.Codes.Contains(file.Procedure))
        {
            throw CaseLookup.Unknown(caseNo).Thrown();
        }

        string where = unit.Id == file.Supervisor ? file.Jurisdiction : unit.Jurisdiction;
        CaseLaw law = where == file.Jurisdiction
            ? await laws.PinnedAsync(file.Pins, cancellation)
            : await LawAsync(where, cancellation);
        HandlingUnit from = new(file.Unit, file.Supervising, file.Supervisor);
        Decision decision = await register.ChangeAsync(
            caseNo,
            caller.Acting(from.Handlers),
            turn => turn.File.Unit == from.Id && caller.Holds(from.Id, from.Handlers)
                ? ReportDesk.Transfer(turn, new HandlingUnit(unit.Id, unit.Supervising, unit.Parent), where, reason)
                : new Refusal("not-allowed", $"案件 {caseNo} 由 {turn.File.Unit} 办理。", $"Case {caseNo} is handled by {turn.File.Unit}."),
            _ => law,
            cancellation);
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
        return Answer.Json(CaseAnswer.Of(decision.File!));
    }

    private async Task<CaseLaw> LawAsync(string jurisdiction, CancellationToken cancellation)
    {
        try
        {
            return await laws.NewestAsync(jurisdiction, cancellation);
        }
        catch (ArgumentException)
        {
            throw Problem.Field(
                "unit", $"辖区 {jurisdiction} 没有规则包，不能移送。", $"{jurisdiction} has no rule pack; nothing can be handed there.").Thrown();
        }
    }
}
