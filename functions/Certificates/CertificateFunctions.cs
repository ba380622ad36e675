using System.Text.Json;
using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Certificates;

/// <summary>Rosters of dated records (证照台账): training, licences, confidentiality agreements, changes of password.</summary>
public sealed class CertificateFunctions(
    CertificateRoster roster, CaseCounter counter, CaseRegister register, CaseLookup cases, AccountRegister accounts, Waker waker, TimeProvider clock)
{
    /// <summary>The kinds that a jurisdiction's pack asks for.</summary>
    [Function("ListCertificateKinds")]
    public async Task<IActionResult> Kinds(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/certificate-kinds")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        string jurisdiction = Query.Text(request, "jurisdiction")
            ?? caller.People.Units.GetValueOrDefault(caller.User.Unit ?? "")?.Jurisdiction
            ?? throw Problem.Field("jurisdiction", "必填。", "Required.").Thrown();
        CaseLaw law = await counter.LawAsync(jurisdiction, cancellation);
        return Answer.Json(new PageOf<CertificateKindAnswer>(CertificateKindAnswer.AllOf(law.Pack, Language.Of(request)), null));
    }

    /// <summary>The certificates of the caller's units, by number.</summary>
    [Function("ListCertificates")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/certificates")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        string? unit = Query.Text(request, "unit");
        string? account = Query.Text(request, "account");
        string? kind = Query.Text(request, "kind");
        string? state = Query.Choice(request, "state", Certificate.States);
        DateTimeOffset now = clock.GetUtcNow();
        List<CertificateAnswer> found = [];
        IEnumerable<string>? units = unit is null ? caller.Units() : [unit];
        await foreach (Certificate one in roster.OfAsync(units, cancellation))
        {
            if (caller.MaySee([one.Unit])
                && (unit is null || one.Unit == unit)
                && (account is null || one.AccountId == account)
                && (kind is null || one.Kind == kind)
                && (state is null || one.StateAt(now) == state))
            {
                found.Add(CertificateAnswer.Of(one, now));
            }
        }

        return Answer.Json(await found.OrderBy(static c => c.Id, StringComparer.Ordinal).ToAsyncEnumerable()
            .PageAsync(request, static c => c.Id));
    }

    /// <summary>One certificate; who holds it is in its case, for its unit alone.</summary>
    [Function("ReadCertificate")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/certificates/{id}")] HttpRequest request,
        string id,
        FunctionContext context,
        CancellationToken cancellation) =>
        Answer.Json(AnswerOf(await RequireAsync(context.Caller(), id, cancellation)));

    /// <summary>Puts a certificate on the caller's unit's roster.</summary>
    [Function("AddCertificate")]
    public async Task<IActionResult> Add(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/certificates")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        JsonElement json = await RequestBody.ReadObjectAsync(request, cancellation);
        FieldErrors errors = new();
        Fields body = new(json, errors);
        CertificateKind kind = CertificateFields.Kind(body);
        Unit unit = caller.People.Units.GetValueOrDefault(caller.User.Unit ?? "") ?? throw Caller.NotAllowed(
            "证照由单位登记。", "A unit records it.").Thrown();
        EnsureKeeps(caller, unit.Id, unit.Supervising);
        string? account = body.OptionalText("accountId", 120);
        if (account is not null && (await accounts.ReadAsync(account, cancellation))?.Unit != unit.Id)
        {
            errors.Add("accountId", $"不是 {unit.Id} 的账号。", $"No account of {unit.Id}.");
        }

        Fields? holder = body.Inner("holder", required: false);
        (string? role, string? person) = CertificateFields.Post(holder);
        CertificateStart start = new(
            unit.Jurisdiction,
            Accounts.ChainCounter.LineOf(unit, caller.People),
            kind,
            account,
            role,
            person,
            CertificateFields.Holder(body, holder),
            CertificateFields.Term(json, body));
        errors.ThrowIfAny();
        Intake intake = new(
            CertificateDesk.Procedure,
            start.Jurisdiction,
            caller.Acting(Keepers(unit.Supervising)),
            turn => CertificateDesk.Begin(turn, start, ProductVersion.Current))
        {
            Sent = SubmissionKey.Of(request, $"certificates:{unit.Id}", json),
        };
        string caseNo = await counter.TakeAsync(intake, client, cancellation);
        return Answer.Json(AnswerOf((await register.ReadAsync(caseNo, cancellation))!.File), StatusCodes.Status201Created)
            .With("Location", $"/api/certificates/{caseNo}");
    }

    /// <summary>Replaces a certificate's term by a newer one; what was stays on record.</summary>
    [Function("RenewCertificate")]
    public async Task<IActionResult> Renew(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/certificates/{id}/renewal")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        JsonElement json = await RequestBody.ReadObjectAsync(request, cancellation);
        FieldErrors errors = new();
        NewTerm term = CertificateFields.Term(json, new Fields(json, errors));
        errors.ThrowIfAny();
        return await ActAsync(context, id, turn => CertificateDesk.Renew(turn, term), client, cancellation);
    }

    /// <summary>Takes a certificate off the roster; its record is sealed.</summary>
    [Function("WithdrawCertificate")]
    public async Task<IActionResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/certificates/{id}/withdrawal")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        string reason = new Fields(await RequestBody.ReadObjectAsync(request, cancellation), errors).Text("reason", 2000, lines: true);
        errors.ThrowIfAny();
        return await ActAsync(context, id, turn => CertificateDesk.Withdraw(turn, reason), client, cancellation);
    }

    private static string[] Keepers(bool supervising) =>
        supervising ? [Roles.AccountManager, Roles.Supervisor] : [Roles.AccountManager];

    private static void EnsureKeeps(Caller caller, string unit, bool supervising)
    {
        if (!caller.Holds(unit, Keepers(supervising)))
        {
            throw Caller.NotAllowed($"证照由 {unit} 的账号管理员登记。", $"The account manager of {unit} keeps its certificates.").Thrown();
        }
    }

    private async Task<IActionResult> ActAsync(
        FunctionContext context, string id, Func<CaseTurn, Refusal?> act, DurableTaskClient client, CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        CaseFile file = await RequireAsync(caller, id, cancellation);
        EnsureKeeps(caller, file.Unit, file.Supervising);
        Decision decision = await register.ChangeAsync(id, caller.Acting(Keepers(file.Supervising)), act, cancellation);
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
        return Answer.Json(AnswerOf(decision.File!));
    }

    private async Task<CaseFile> RequireAsync(Caller caller, string id, CancellationToken cancellation)
    {
        CaseFile file = await cases.RequireAsync(caller, id, cancellation);
        return Certificate.Is(file) ? file : throw CaseLookup.Unknown(id).Thrown();
    }

    private CertificateAnswer AnswerOf(CaseFile file) => CertificateAnswer.Of(Certificate.Of(file), clock.GetUtcNow());
}
