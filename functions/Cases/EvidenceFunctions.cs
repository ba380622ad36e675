using GovMedia.Functions.Access;
using GovMedia.Functions.Durable;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Cases;

/// <summary>What a case's auditors read: its ledger, its history, its evidence.</summary>
public sealed class EvidenceFunctions(
    CaseRegister register, CaseLookup cases, EvidencePackage package, IBlobArchive archive)
{
    /// <summary>The ledger of a case; as lines ready to be verified offline with <c>Accept:
    /// application/x-ndjson</c>.</summary>
    [Function("ReadLedger")]
    public async Task<IActionResult> Ledger(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}/ledger")] HttpRequest request,
        string caseNo,
        FunctionContext context,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        await cases.RequireAsync(context.Caller(), caseNo, cancellation);
        IReadOnlyList<LedgerEntry> entries = await register.LedgerAsync(caseNo, cancellation);
        bool lines = request.Headers.Accept.Any(
            static a => a is not null && a.Contains("ndjson", StringComparison.OrdinalIgnoreCase));
        return lines
            ? Answer.Text(string.Concat(entries.Select(static e => LedgerRow.Write(e) + "\n")), "application/x-ndjson")
            : Answer.Json(new PageOf<LedgerEntry>(entries, null));
    }

    /// <summary>The orchestration's history: as the engine keeps it, or folded into what it means.</summary>
    [Function("ReadHistory")]
    public async Task<IActionResult> History(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}/history")] HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        await cases.RequireAsync(context.Caller(), caseNo, cancellation);
        string view = Query.Text(request, "view") ?? "raw";
        IList<DurableTask.Core.History.HistoryEvent> events =
            await client.GetOrchestrationHistoryAsync(caseNo, cancellation);
        return view switch
        {
            "raw" => Answer.Json(new { items = HistoryView.Raw(events) }),
            "law" => Answer.Json(new
            {
                items = HistoryView.Law(events, await register.LedgerAsync(caseNo, cancellation), Language.Of(request)),
            }),
            _ => throw Problem.Field("view", "可为：raw, law。", "Accepted are raw, law.").Thrown(),
        };
    }

    /// <summary>The sealed package of an ended case; with <c>draft=true</c> what it would be now.</summary>
    [Function("ReadEvidence")]
    public async Task<IActionResult> Evidence(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}/evidence")] HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(client);
        CaseFile file = await cases.RequireAsync(context.Caller(), caseNo, cancellation);
        if (await archive.ReadAsync(EvidencePackage.NameOf(caseNo), cancellation) is { } package1)
        {
            return Answer.File(package1, "application/zip", $"{caseNo}.zip");
        }

        if (Query.Text(request, "draft") != "true")
        {
            throw Problem.Of(
                "evidence-not-sealed",
                $"案件 {caseNo}（{file.State}）的证据包尚未封存；可用 ?draft=true 取得草本。",
                $"The evidence of {caseNo} ({file.State}) is not sealed yet; ?draft=true gives a draft.").Thrown();
        }

        string history = HistoryView.Write(await client.GetOrchestrationHistoryAsync(caseNo, cancellation));
        byte[] draft = (await package.MakeAsync(caseNo, history, null, cancellation))!;
        return Answer.File(draft, "application/zip", $"{caseNo}.draft.zip");
    }
}
