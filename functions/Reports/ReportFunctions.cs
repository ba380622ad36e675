using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Reports;

/// <summary>What anybody may report: fake accounts, unlawful content, corrections.</summary>
public sealed class ReportFunctions(ReportCounter counter, CaseRegister register, AccessCodeCheck access)
{
    /// <summary>Takes a report.</summary>
    [Function("LodgeReport")]
    public async Task<IActionResult> Lodge(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/reports")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        ReportSubmission report = new(
            body.Choice("kind", ReportKinds.All),
            body.Text("statement", ObjectionInput.MaxStatement, lines: true),
            body.OptionalText("accountName", 200),
            body.OptionalText("url", 2000),
            body.OptionalText("contact", 254));
        string? asked = body.OptionalText("jurisdiction", 60);
        Texts.CheckUrl(errors, "url", report.Url);
        errors.ThrowIfAny();

        ReportReceipt receipt = await counter.TakeAsync(report, asked, client, cancellation);
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
}
