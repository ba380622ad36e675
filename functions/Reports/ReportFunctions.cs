using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Reports;
using GovMedia.Workflows.Vault;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Reports;

/// <summary>What anybody may report: fake accounts, unlawful content, corrections.</summary>
public sealed class ReportFunctions(
    CaseRegister register,
    CaseNumbers numbers,
    AccessCode codes,
    LawBook laws,
    DirectoryBook directory,
    AccountRegister accounts,
    Waker waker,
    AccessCodeCheck access)
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

        HandlingUnit unit = await UnitAsync(report, asked, cancellation);
        string jurisdiction = (await directory.ReadAsync(cancellation)).Units[unit.Id].Jurisdiction;
        CaseLaw law = await laws.NewestAsync(jurisdiction, cancellation);
        string caseNo = await numbers.NextAsync(law.Pack.Code, ReportKinds.ProcedureOf(report.Kind), cancellation);
        Decision decision = await register.BeginAsync(
            caseNo,
            jurisdiction,
            Actor.Applicant,
            turn => ReportDesk.Receive(turn, report, unit, jurisdiction, ProductVersion.Current),
            cancellation);
        await waker.WakeAsync(client, decision);
        CaseFile file = decision.File!;
        CaseClock? clock = file.Clocks.Values.FirstOrDefault();
        CaseTask task = file.Tasks.Values.First();
        ReportReceipt receipt = new(
            caseNo,
            codes.Of(caseNo),
            file.ReceivedAt,
            clock?.DueDate,
            clock?.DueAt,
            clock?.Provisional ?? false,
            task.Rule,
            task.Article,
            $"{decision.Receipt!.Seq}.{decision.Receipt.Hash}",
            file.Unit);
        return Answer.Json(receipt, StatusCodes.Status202Accepted).With("Location", $"/api/reports/{caseNo}");
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

    // The sponsor of an account of that name answers for corrections; everything else is for the supervising unit.
    private async Task<HandlingUnit> UnitAsync(ReportSubmission report, string? jurisdiction, CancellationToken cancellation)
    {
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        Account? account = report.AccountName is null
            ? null
            : (await accounts.AllAsync(cancellation)).FirstOrDefault(a => a.Name == report.AccountName || a.Id == report.AccountName);
        string[] withPack = [.. laws.Packs.Packs.Select(static p => p.Jurisdiction).Distinct().Where(j => people.SupervisingUnitOf(j) is not null)];
        string where = jurisdiction ?? account?.Jurisdiction ?? withPack.FirstOrDefault() ?? "";
        if (!withPack.Contains(where))
        {
            throw Problem.Field(
                "jurisdiction",
                $"没有辖区“{where}”；可为：{string.Join(", ", withPack)}。",
                $"There is no jurisdiction '{where}'; accepted are {string.Join(", ", withPack)}.").Thrown();
        }

        Unit unit = report.Kind == "correction" && account is not null && people.Units.TryGetValue(account.Unit, out Unit? sponsor)
            ? sponsor
            : people.SupervisingUnitOf(where)!;
        return new HandlingUnit(unit.Id, unit.Supervising, unit.Parent);
    }
}
