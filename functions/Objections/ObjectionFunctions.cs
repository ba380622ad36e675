using System.Text.Json;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Objections;

/// <summary>What citizens do with objections.</summary>
public sealed class ObjectionFunctions(
    ObjectionCounter counter, CaseRegister register, AccessCodeCheck access, Waker waker)
{
    /// <summary>Takes an objection.</summary>
    [Function("LodgeObjection")]
    public async Task<IActionResult> Lodge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/objections")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        JsonElement body = await RequestBody.ReadObjectAsync(request, cancellation);
        ObjectionInput input = ObjectionInput.Read(body);
        ObjectionReceipt receipt = await counter.TakeAsync(
            input, SubmissionKey.Of(request, ObjectionCounter.Route, body), client, cancellation);
        return Answer.Json(receipt, StatusCodes.Status202Accepted).With("Location", $"/api/objections/{receipt.CaseNo}");
    }

    /// <summary>Shows an objection to its citizen.</summary>
    [Function("FollowObjection")]
    public async Task<IActionResult> Follow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/objections/{caseNo}")] HttpRequest request,
        string caseNo,
        CancellationToken cancellation)
    {
        CaseFile file = await access.RequireAsync(request, caseNo, cancellation);
        return Answer.Json(await ViewAsync(file, Language.Of(request), cancellation));
    }

    /// <summary>Adds material.</summary>
    [Function("SupplementObjection")]
    public async Task<IActionResult> Supplement(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/objections/{caseNo}/supplements")]
        HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        JsonElement json = await RequestBody.ReadObjectAsync(request, cancellation);
        await access.RequireAsync(request, caseNo, cancellation);
        FieldErrors errors = new();
        Fields body = new(json, errors);
        string statement = body.Text("statement", ObjectionInput.MaxStatement, lines: true);
        IReadOnlyList<Attachment> attachments = AttachmentFields.Read(body);
        errors.ThrowIfAny();
        return await ActAsync(
            caseNo, turn => ObjectionDesk.Supplement(turn, statement, attachments), request, client, cancellation);
    }

    /// <summary>Takes the objection back.</summary>
    [Function("WithdrawObjection")]
    public async Task<IActionResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/objections/{caseNo}/withdrawal")]
        HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        await access.RequireAsync(request, caseNo, cancellation);
        return await ActAsync(caseNo, ObjectionDesk.Withdraw, request, client, cancellation);
    }

    /// <summary>An objection as its citizen sees it.</summary>
    public async Task<ObjectionView> ViewAsync(CaseFile file, string language, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        IReadOnlyList<LedgerEntry> ledger = await register.LedgerAsync(file.CaseNo, cancellation);
        ObjectionDecision? decision = file.State == "decided"
            ? await register.OpenVaultAsync<ObjectionDecision>(file.CaseNo, "decision", cancellation)
            : null;
        return new ObjectionView(
            file.CaseNo,
            file.State,
            file.ReceivedAt,
            file.Unit,
            ClockAnswer.AllOf(file),
            Timeline.Of(ledger, language),
            decision,
            file.Procedure == ObjectionDesk.Procedure ? file.FactsAs<ObjectionFacts>().Transfers : null);
    }

    private async Task<IActionResult> ActAsync(
        string caseNo,
        Func<CaseTurn, Refusal?> act,
        HttpRequest request,
        DurableTaskClient client,
        CancellationToken cancellation)
    {
        Decision decision = await register.ChangeAsync(caseNo, Actor.Applicant, act, cancellation);
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
        return Answer.Json(
            await ViewAsync(decision.File!, Language.Of(request), cancellation), StatusCodes.Status202Accepted);
    }
}
