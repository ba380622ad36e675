using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Reports;
using GovMedia.Workflows.Vault;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Reports;

/// <summary>Takes reports in, whether they came as JSON or by the form.</summary>
public sealed class ReportCounter(
    CaseCounter counter, AccessCode codes, LawBook laws, DirectoryBook directory, AccountRegister accounts)
{
    /// <summary>What a client's key stands for here.</summary>
    public const string Route = "reports";

    /// <summary>Opens the case of a report.</summary>
    /// <param name="report">The report, checked field by field.</param>
    /// <param name="asked">The jurisdiction it names; null where it names none.</param>
    /// <param name="sent">The client's key, or null for none.</param>
    /// <param name="client">Starts the case's orchestration.</param>
    /// <param name="cancellation">Stops before the case stands.</param>
    /// <exception cref="ProblemException">No supervising unit of that jurisdiction answers reports.</exception>
    public async Task<ReportReceipt> TakeAsync(
        ReportSubmission report, string? asked, SubmissionKey? sent, DurableTaskClient client, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        (HandlingUnit unit, string jurisdiction) = await UnitAsync(report, asked, cancellation);
        Intake intake = new(
            ReportKinds.ProcedureOf(report.Kind),
            jurisdiction,
            Actor.Applicant,
            turn => ReportDesk.Receive(turn, report, unit, jurisdiction, ProductVersion.Current))
        {
            Sent = sent,
        };
        string caseNo = await counter.TakeAsync(intake, client, cancellation);
        (CaseFile file, string handle) = await counter.FirstAsync(caseNo, cancellation);
        CaseClock? clock = file.Clocks.Values.FirstOrDefault();
        CaseTask task = file.Tasks.Values.First();
        return new ReportReceipt(
            caseNo,
            codes.Of(caseNo),
            file.ReceivedAt,
            clock?.DueDate,
            clock?.DueAt,
            clock?.Provisional ?? false,
            task.Rule,
            task.Article,
            handle,
            file.Unit);
    }

    // The sponsor of an account of that name answers for corrections; everything else is for the supervising unit. What
    // names neither account nor jurisdiction goes to the top, which hands it on where it belongs.
    private async Task<(HandlingUnit Unit, string Jurisdiction)> UnitAsync(ReportSubmission report, string? jurisdiction, CancellationToken cancellation)
    {
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        Account? account = report.AccountName is null
            ? null
            : (await accounts.AllAsync(cancellation)).FirstOrDefault(a => a.Name == report.AccountName || a.Id == report.AccountName);
        string[] withPack = [.. laws.Packs.Packs.Select(static p => p.Jurisdiction).Distinct().Where(j => people.ReceivingUnitOf(j) is not null)
            .OrderBy(j => people.Jurisdictions.GetValueOrDefault(j)?.Parent is null ? 0 : 1)];
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
            : people.ReceivingUnitOf(where)!;
        return (new HandlingUnit(unit.Id, unit.Supervising, unit.Parent), where);
    }
}
