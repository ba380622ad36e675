using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Certificates;
using GovMedia.Functions.Http;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Accounts;

/// <summary>Begins what happens in the life of an account: opening, filing, change, closure, cancellation.</summary>
public sealed class AccountFunctions(
    AccountRegister accounts, CaseCounter cases, ChainCounter counter, RunningCases running, CertificateProofs proofs)
{
    private static readonly string[] Sponsors = [Roles.AccountManager];
    private static readonly string[] Supervisors = [Roles.Supervisor, Roles.SupervisorHead];

    /// <summary>Opens an account.</summary>
    [Function("OpenAccount")]
    public async Task<IActionResult> Open(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        JsonElement body = await RequestBody.ReadObjectAsync(request, cancellation);
        Caller caller = context.Caller();
        Unit unit = SponsorOf(caller, body);
        SubmissionKey? sent = SubmissionKey.Of(request, $"accounts:OPN:{unit.Id}", body);
        if (await counter.RepeatedAsync(sent, Language.Of(request), cancellation) is { } before)
        {
            return Accepted(before);
        }

        CaseLaw law = await cases.LawAsync(unit.Jurisdiction, cancellation);
        IReadOnlyList<Account> known = await accounts.AllAsync(cancellation);
        OpeningInput input = OpeningInput.Read(body, unit, law.Pack, known);
        if (known.FirstOrDefault(a => a.Id == input.AccountId) is { } there)
        {
            throw Problem.Of(
                "account-exists",
                $"账号 {there.Id} 已在登记册中（{there.Name}）。",
                $"Account {there.Id} is in the register already ({there.Name}).").Thrown();
        }

        ChainStart start = await ProvenAsync(Start("OPN", unit, caller, input.AccountId, input.Request), body, law, cancellation);
        return await BeginAsync(request, caller.Acting(Sponsors), start, sent, client, cancellation);
    }

    /// <summary>Files an account that exists on its platform.</summary>
    [Function("FileAccount")]
    public Task<IActionResult> FileIt(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/{id}/filing")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation) =>
        OfAccountAsync("FIL", request, id, client, context, cancellation);

    /// <summary>Changes what a case must go before: sponsor, operator, name, certification, platform.</summary>
    [Function("ChangeAccount")]
    public Task<IActionResult> Change(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/{id}/changes")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation) =>
        OfAccountAsync("CHG", request, id, client, context, cancellation);

    /// <summary>Closes an account; ordered by the supervising unit, no notice holds it up.</summary>
    [Function("CloseAccount")]
    public Task<IActionResult> Close(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/{id}/closure")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation) =>
        OfAccountAsync("CLS", request, id, client, context, cancellation);

    /// <summary>Cancels an account.</summary>
    [Function("CancelAccount")]
    public Task<IActionResult> Cancel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/{id}/cancellation")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation) =>
        OfAccountAsync("CAN", request, id, client, context, cancellation);

    private async Task<IActionResult> OfAccountAsync(
        string procedure,
        HttpRequest request,
        string id,
        DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        JsonElement body = await RequestBody.ReadObjectAsync(request, cancellation);
        Caller caller = context.Caller();
        Account account = await RequireAsync(accounts, id, cancellation);
        Unit unit = caller.People.Units.GetValueOrDefault(account.Unit) ?? throw Problem.Of(
            "no-unit", $"没有单位 {account.Unit}。", $"There is no unit {account.Unit}.").Thrown();
        bool sponsor = caller.Holds(unit.Id, Sponsors);
        bool above = caller.User.Unit is { } own && own != unit.Id && caller.IsOver(unit.Id) && Supervisors.Any(caller.Has);

        FieldErrors errors = new();
        Fields fields = new(body, errors);
        ChainRequest input = ChainRequest.Read(body, KnownOf(account, unit, procedure), errors);
        if (procedure != "FIL")
        {
            (string kind, string? words) = ChainRequest.ReadReason(fields, above && !sponsor ? "ordered" : "work");
            input = input with { Facts = input.Facts with { Reason = kind } };
            SetIfMissing(input.Form, "reason", words);
        }

        if (procedure == "CHG")
        {
            input = Changing(input, ChangeFields.Read(body, errors), caller, account, errors);
        }

        errors.ThrowIfAny();
        bool ordered = input.Facts.Reason == "ordered";
        if (ordered ? !above : !sponsor)
        {
            throw ordered
                ? Caller.NotAllowed($"责令办理限于 {unit.Id} 的主管单位。", $"Ordering it is for the unit that supervises {unit.Id}.").Thrown()
                : Caller.NotAllowed($"此账号由 {unit.Id} 的账号管理员办理。", $"This is for the account manager of {unit.Id}.").Thrown();
        }

        SubmissionKey? sent = SubmissionKey.Of(request, $"accounts:{procedure}:{account.Id}", body);
        if (await counter.RepeatedAsync(sent, Language.Of(request), cancellation) is { } before)
        {
            return Accepted(before);
        }

        // What is closed can still be cancelled (注销) on its platform.
        bool ended = account.Status is AccountStatus.Cancelled or AccountStatus.Refused
            || (account.Status == AccountStatus.Closed && procedure != "CAN");
        if (ended)
        {
            throw Problem.Of(
                "account-closed",
                $"账号 {account.Id} 已关停、注销或者未获准开设。",
                $"Account {account.Id} is closed, cancelled or was never allowed.").Thrown();
        }

        await running.EnsureRoomAsync(account, procedure, cancellation);
        CaseLaw law = await cases.LawAsync(unit.Jurisdiction, cancellation);
        return await BeginAsync(
            request,
            caller.Acting(ordered ? Supervisors : Sponsors),
            await ProvenAsync(Start(procedure, unit, caller, account.Id, input), body, law, cancellation),
            sent,
            client,
            cancellation);
    }

    /// <summary>An account of the register.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    internal static async Task<Account> RequireAsync(AccountRegister accounts, string id, CancellationToken cancellation) =>
        await accounts.ReadAsync(id, cancellation) ?? throw Problem.Of(
            "unknown-account", $"登记册中没有账号 {id}。", $"There is no account {id} in the register.").Thrown();

    private static Facts KnownOf(Account account, Unit unit, string procedure) => new()
    {
        AccountName = account.Name,
        Platform = account.Platform,
        Subtype = account.Subtype,
        SponsorName = unit.Name,

        // A filing is timed from the day the account came to exist; in other cases that day is of no account.
        OpenedOn = procedure == "FIL" ? account.OpenedOn : null,

        // What ends keeps its sponsor to the end, unless it is said otherwise.
        Stated = procedure is "CLS" or "CAN" ? new Dictionary<string, bool> { ["sponsorChanged"] = false } : new Facts().Stated,
    };

    private static ChainRequest Changing(
        ChainRequest input, JsonObject changes, Caller caller, Account account, FieldErrors errors)
    {
        string? to = changes["unit"]?.GetValue<string>();
        if (to is not null && caller.People.Units.GetValueOrDefault(to)?.Jurisdiction != account.Jurisdiction)
        {
            errors.Add("changes.unit", $"本辖区没有单位“{to}”。", $"There is no unit '{to}' in this jurisdiction.");
        }

        JsonObject form = input.Form;
        foreach ((string name, JsonNode? value) in changes)
        {
            form[name] = value?.DeepClone();
        }

        // The notice names the sponsor that is to be, not its id.
        if (to is not null && caller.People.Units.GetValueOrDefault(to) is { } sponsor)
        {
            form["unitName"] = sponsor.Name;
        }

        return input with { Form = form, Facts = input.Facts.With("sponsorChanged", to is not null && to != account.Unit) };
    }

    private static void SetIfMissing(JsonObject form, string name, string? value)
    {
        if (value is not null)
        {
            form[name] ??= value;
        }
    }

    private static Unit SponsorOf(Caller caller, JsonElement body)
    {
        FieldErrors errors = new();
        Fields fields = new(body, errors);
        string? named = fields.OptionalText("unit", 100);
        string? jurisdiction = fields.OptionalText("jurisdiction", 60);
        errors.ThrowIfAny();
        string own = caller.User.Unit ?? "";
        if ((named is not null && named != own) || caller.People.Units.GetValueOrDefault(own) is not { } unit)
        {
            throw Caller.NotAllowed(
                $"账号由主办单位的账号管理员申请开设；您的单位是 {own}。",
                $"An account is opened by the account manager of its sponsor; your unit is {own}.").Thrown();
        }

        return jurisdiction is null || jurisdiction == unit.Jurisdiction
            ? unit
            : throw Problem.Field(
                "jurisdiction",
                $"单位 {unit.Id} 属于辖区 {unit.Jurisdiction}。",
                $"Unit {unit.Id} belongs to {unit.Jurisdiction}.").Thrown();
    }

    private static ChainStart Start(string procedure, Unit unit, Caller caller, string accountId, ChainRequest input) => new(
        procedure,
        unit.Jurisdiction,
        ChainCounter.LineOf(unit, caller.People),
        accountId,
        input.Facts,
        input.Form,
        input.Overrides,
        input.Documents);

    // A certificate in force on the unit's roster answers what a gate of any procedure asks.
    private async Task<ChainStart> ProvenAsync(ChainStart start, JsonElement body, CaseLaw law, CancellationToken cancellation)
    {
        IReadOnlyList<Certificate> proven = await proofs.ReadAsync(body, start.Unit.Id, start.AccountId, law, cancellation);
        return start with { Facts = CertificateProof.With(start.Facts, proven), Certificates = proven };
    }

    private async Task<IActionResult> BeginAsync(
        HttpRequest request,
        Actor actor,
        ChainStart start,
        SubmissionKey? sent,
        DurableTaskClient client,
        CancellationToken cancellation) => Accepted(await counter.BeginAsync(
            start, actor, sent, client, Language.Of(request), cancellation));

    private static Answer Accepted(StartedAnswer answer) =>
        Answer.Json(answer, StatusCodes.Status202Accepted).With("Location", $"/api/cases/{answer.CaseNo}");
}
