using System.Security.Cryptography;
using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Cases;

/// <summary>Cases as staff and auditors read them.</summary>
public sealed class CaseFunctions(
    CaseList list, IBlobArchive archive, CaseRegister register, CaseLookup cases, TimeProvider clock)
{
    private static readonly string[] Dues = ["overdue", "today", "week"];

    /// <summary>The cases of the caller's units, by number.</summary>
    [Function("ListCases")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        string? type = Query.Text(request, "type");
        string? state = Query.Text(request, "state");
        DateTimeOffset? before = DueBefore(request);
        IAsyncEnumerable<CaseSummary> all =
            list.AmongAsync(caller.Units(), before is not null, Query.Cursor(request), cancellation);
        return Answer.Json(await all
            .Where(c => caller.MaySee(c.Units)
                && (type is null || c.Procedure == type)
                && (state is null || c.State == state)
                && (before is not { } limit || (c.EndedAt is null && c.DueAt < limit)))
            .PageAsync(request, static c => c.CaseNo));
    }

    /// <summary>One case; with <c>asOf</c> as it stood then.</summary>
    [Function("ReadCaseFile")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}")] HttpRequest request,
        string caseNo,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        if (Query.Instant(request, "asOf") is { } asOf)
        {
            return Answer.Json(CaseAnswer.Of(await cases.AsOfAsync(caseNo, asOf, cancellation)));
        }

        CaseAnswer answer = CaseAnswer.Of(file);
        return Answer.Json(WorksOn(caller, file)
            ? answer with { Personal = await cases.PersonalAsync(file, cancellation) }
            : answer);
    }

    /// <summary>One document of a case, for those who work on it.</summary>
    [Function("ReadDocument")]
    public async Task<IActionResult> ReadDocument(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}/documents/{id}")]
        HttpRequest request,
        string caseNo,
        string id,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        if (!WorksOn(caller, file))
        {
            throw Caller.NotAllowed("文件限于办理该案件的人员。", "Documents are for those who work on the case.").Thrown();
        }

        if (!file.Documents.TryGetValue(id, out CaseDocument? document)
            || await archive.ReadAsync(document.Blob, cancellation) is not { } bytes)
        {
            throw Problem.Of("unknown-document", $"没有文件 {id}。", $"There is no document {id}.").Thrown();
        }

        if (document.Sealed)
        {
            CaseCipher? cipher = await register.CipherAsync(caseNo, cancellation);
            try
            {
                bytes = cipher!.Open("document:" + id, bytes);
            }
            catch (Exception e) when (e is CryptographicException or NullReferenceException)
            {
                throw Problem.Of("unknown-document", $"文件 {id} 的个人信息已删除。", $"Document {id} was erased.").Thrown();
            }
        }

        return Answer.File(bytes, document.ContentType, document.Name);
    }

    private DateTimeOffset? DueBefore(HttpRequest request)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return Query.Text(request, "due") switch
        {
            null => null,
            "overdue" => now,
            "today" => Rules.Calendar.ChinaTime.EndOf(Rules.Calendar.ChinaTime.DateOf(now)).AddTicks(1),
            "week" => Rules.Calendar.ChinaTime.EndOf(Rules.Calendar.ChinaTime.DateOf(now).AddDays(7)).AddTicks(1),
            _ when Query.Instant(request, "due") is { } at => at.AddTicks(1),
            _ => throw Problem.Field(
                "due", $"可为：{string.Join(", ", Dues)}。", $"Accepted are {string.Join(", ", Dues)}.").Thrown(),
        };
    }

    private static bool WorksOn(Caller caller, CaseFile file)
    {
        if (file.Procedure != ObjectionDesk.Procedure)
        {
            return caller.User.Unit == file.Unit && !caller.Has(Workflows.Directory.Roles.Auditor);
        }

        HandlingUnit unit = ObjectionDesk.UnitOf(file);
        return caller.Holds(unit.Id, unit.Handlers.Append(unit.Head));
    }
}
