using System.Text.Json;
using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Certificates;
using GovMedia.Functions.Http;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Accounts;

/// <summary>What heads and managers do in running cases beside completing tasks: assign, answer, choose a measure.</summary>
public sealed class CaseWorkFunctions(CaseRegister register, CaseLookup cases, ChainCounter counter, CertificateProofs proofs, LawBook laws, Waker waker)
{
    private static readonly string[] Heads = [Roles.SectionHead, Roles.DeputyHead, Roles.UnitHead, Roles.SupervisorHead];

    /// <summary>Gives a task to one person of the unit, or with no user back to whoever holds its role.</summary>
    [Function("AssignTask")]
    public async Task<IActionResult> Assign(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/tasks/{taskId}/assignment")] HttpRequest request,
        string taskId,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        FieldErrors errors = new();
        string? user = new Fields(await RequestBody.ReadObjectAsync(request, cancellation), errors).OptionalText("user", 100);
        errors.ThrowIfAny();
        Caller caller = context.Caller();
        CaseFile file = await cases.RequireAsync(caller, taskId.Split('.')[0], cancellation);
        if (file.Tasks.TryGetValue(taskId, out CaseTask? task) && !caller.Holds(task.Unit, Heads))
        {
            throw Caller.NotAllowed($"待办由 {task.Unit} 的负责人指派。", $"A head of {task.Unit} assigns this task.").Thrown();
        }

        User? person = user is null ? null : caller.People.Users.GetValueOrDefault(user) ?? throw Problem.Field(
            "user", $"没有用户“{user}”。", $"There is no user '{user}'.").Thrown();
        return await ActAsync(
            file.CaseNo, caller, Heads, turn => Assignment.Assign(turn, taskId, person), client, cancellation);
    }

    /// <summary>Answers questions that gates and steps still ask.</summary>
    [Function("AnswerQuestions")]
    public async Task<IActionResult> AnswerThem(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cases/{caseNo}/answers")] HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        JsonElement body = await RequestBody.ReadObjectAsync(request, cancellation);
        Caller caller = context.Caller();
        CaseFile file = await RequireChainAsync(caller, caseNo, cancellation);
        string[] sponsors = [Roles.AccountManager];
        if (!caller.Holds(file.Unit, sponsors))
        {
            throw Caller.NotAllowed($"由 {file.Unit} 的账号管理员答复。", $"The account manager of {file.Unit} answers.").Thrown();
        }

        FieldErrors errors = new();
        ChainFacts facts = file.FactsAs<ChainFacts>();
        Facts stated = FactFields.Read(body, facts.Facts, errors);
        errors.ThrowIfAny();
        CaseLaw law = await laws.PinnedAsync(file.Pins, cancellation);
        IReadOnlyList<Certificate> proven = await proofs.ReadAsync(body, file.Unit, facts.AccountId, law, cancellation);
        stated = CertificateProof.With(stated, proven);
        Decision decision = await register.ChangeAsync(
            caseNo, caller.Acting(sponsors), turn =>
        {
            CertificateProof.Link(turn, proven);
            return ChainDesk.Answer(turn, stated);
        }, cancellation);
        await SettleAsync(decision, client);
        return Answer.Json(await counter.AnswerAsync(decision.File!, Language.Of(request), cancellation));
    }

    /// <summary>Chooses a measure out of the pack's list, after a finding. Nothing chooses one by itself.</summary>
    [Function("ChooseMeasure")]
    public async Task<IActionResult> Choose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cases/{caseNo}/measures")] HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string measure = body.Text("measure", 60);
        string reason = body.Text("reason", 4000, lines: true);
        string? finding = body.OptionalText("finding", 4000, lines: true);
        errors.ThrowIfAny();
        Caller caller = context.Caller();
        CaseFile file = await RequireChainAsync(caller, caseNo, cancellation);
        if (caller.User.Unit == file.Unit || !caller.IsOver(file.Unit))
        {
            throw Caller.NotAllowed($"由 {file.Unit} 的主管单位负责人决定。", $"The head of the unit above {file.Unit} decides.").Thrown();
        }

        return await ActAsync(
            caseNo, caller, [Roles.SupervisorHead], turn => MeasureDesk.Choose(turn, measure, reason, finding), client, cancellation);
    }

    private async Task<CaseFile> RequireChainAsync(Caller caller, string caseNo, CancellationToken cancellation)
    {
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        return ChainCase.Follows(file.Procedure) ? file : throw CaseLookup.Unknown(caseNo).Thrown();
    }

    private async Task<IActionResult> ActAsync(
        string caseNo,
        Caller caller,
        IReadOnlyList<string> roles,
        Func<CaseTurn, Refusal?> act,
        DurableTaskClient client,
        CancellationToken cancellation)
    {
        Decision decision = await register.ChangeAsync(caseNo, caller.Acting(roles), act, cancellation);
        await SettleAsync(decision, client);
        return Answer.Json(CaseAnswer.Of(decision.File!));
    }

    private async Task SettleAsync(Decision decision, DurableTaskClient client)
    {
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
    }
}
