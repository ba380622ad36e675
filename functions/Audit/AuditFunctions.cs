using System.Text;
using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Audit;

/// <summary>What auditors ask of the whole register.</summary>
public sealed class AuditFunctions(
    Verification verification, CaseScan scan, CaseRegister register, LawBook laws, TimeProvider clock)
{
    /// <summary>Checks every chain, every state and every root.</summary>
    [Function("VerifyEverything")]
    public async Task<IActionResult> Verify(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/verification")] HttpRequest request,
        CancellationToken cancellation) =>
        Answer.Json(await verification.RunAsync(cancellation));

    /// <summary>What was late at an instant; now unless <c>asOf</c> says otherwise. Provisional dates never count as
    /// late.</summary>
    [Function("ListOverdue")]
    public async Task<IActionResult> Overdue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/overdue")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        DateTimeOffset asOf = Query.Instant(request, "asOf") ?? clock.GetUtcNow();
        DateOnly day = ChinaTime.DateOf(asOf);
        List<OverdueClock> late = [];
        await foreach (CaseFile file in scan.AsOfAsync(
            context.Caller(), asOf, cancellation, c => c.EndedAt is null && (c.Late || c.DueAt <= asOf)))
        {
            WorkingCalendar calendar = (await laws.PinnedAsync(file.Pins, cancellation)).Calendar;
            late.AddRange(file.Clocks.Values
                .Where(c => c is { Kind: "ceiling", EndedAt: null, Provisional: false } && c.DueAt <= asOf)
                .Select(c => new OverdueClock(
                    file.CaseNo,
                    file.Procedure,
                    file.Jurisdiction,
                    c.Unit,
                    c.Id,
                    c.Rule,
                    c.Article,
                    c.DueDate,
                    c.DueAt,
                    calendar.CountWorkingDays(c.DueDate.AddDays(1), day))));
        }

        return Answer.Json(new
        {
            asOf,
            items = late.OrderBy(static c => c.DueAt).ThenBy(static c => c.CaseNo, StringComparer.Ordinal),
        });
    }

    /// <summary>How the cases went that were received from one day through another.</summary>
    [Function("ReadStatistics")]
    public async Task<IActionResult> Statistics(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/statistics")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        (DateTimeOffset from, DateTimeOffset to) = Query.Period(request, clock.GetUtcNow());
        List<CaseFile> received = [];
        await foreach (CaseFile file in scan.AsOfAsync(
            context.Caller(), clock.GetUtcNow(), cancellation, c => c.ReceivedAt >= from && c.ReceivedAt < to))
        {
            if (file.ReceivedAt >= from && file.ReceivedAt < to)
            {
                received.Add(file);
            }
        }

        StatisticsRow[] rows =
        [
            .. received
                .GroupBy(static f => (f.Procedure, f.Jurisdiction, f.Unit))
                .OrderBy(static g => g.Key)
                .Select(static g => Row(g.Key.Procedure, g.Key.Jurisdiction, g.Key.Unit, [.. g])),
        ];
        return Answer.Json(new
        {
            // As asked for; nothing where the period is open.
            from = Query.Instant(request, "from"),
            to = Query.Instant(request, "to"),
            total = Row("", "", "", received),
            items = rows,
        });
    }

    /// <summary>Every ledger entry of a period, as JSON lines or as a table; personal data are not in the
    /// ledger.</summary>
    [Function("ExportLedgers")]
    public async Task<IActionResult> Export(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/export")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        string format = Query.Text(request, "format") ?? "jsonl";
        if (format is not ("csv" or "jsonl"))
        {
            throw Problem.Field("format", "可为：csv, jsonl。", "Accepted are csv, jsonl.").Thrown();
        }

        (DateTimeOffset from, DateTimeOffset to) = Query.Period(request, clock.GetUtcNow());
        StringBuilder text = new(format == "csv" ? LedgerTable.Head : "");
        await foreach (CaseFile file in scan.AsOfAsync(context.Caller(), clock.GetUtcNow(), cancellation))
        {
            IReadOnlyList<LedgerEntry> entries = await register.LedgerAsync(file.CaseNo, cancellation);
            foreach (LedgerEntry entry in entries.Where(e => e.At >= from && e.At < to))
            {
                text.Append(format == "csv"
                    ? LedgerTable.Line(file.CaseNo, entry)
                    : LedgerTable.Json(file.CaseNo, entry));
            }
        }

        return format == "csv"
            ? Answer.Text(text.ToString(), "text/csv").With("Content-Disposition", "attachment; filename=ledger.csv")
            : Answer.Text(text.ToString(), "application/x-ndjson");
    }

    private static StatisticsRow Row(string type, string jurisdiction, string unit, List<CaseFile> files)
    {
        int breached = files.Count(static f =>
            f.Clocks.Values.Any(static c => c is { Kind: "ceiling", State: ClockState.Breached }));
        int ended = files.Count(static f => f.EndedAt is not null);
        return new StatisticsRow(
            type,
            jurisdiction,
            unit,
            files.Count,
            ended,
            files.Count - ended,
            files.Count - breached,
            breached,
            files.Count(static f => f.Clocks.Values.Any(static c => c.Budget?.Extensions.Count > 0)));
    }
}
