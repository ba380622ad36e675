using System.Globalization;
using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Repinning;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Repinning;

/// <summary>Running cases under other versions: previewed, asked for by one person, approved by another.</summary>
public sealed class RepinFunctions(
    CaseRegister register, LawBook laws, RepinLaw repin, CaseLookup cases, Waker waker, TimeProvider clock)
{
    private static readonly string[] Newest = ["newest"];
    private static readonly string[] Current = ["current"];
    private static readonly string[] Askers = [Roles.Administrator, Roles.Supervisor, Roles.SupervisorHead];

    /// <summary>What other versions would change; changes nothing.</summary>
    [Function("PreviewRepinning")]
    public async Task<IActionResult> Preview(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}/repinning")] HttpRequest request,
        string caseNo,
        FunctionContext context,
        CancellationToken cancellation)
    {
        CaseFile file = await cases.RequireAsync(context.Caller(), caseNo, cancellation);
        FieldErrors errors = new();
        RepinTarget target = new(
            Query.Text(request, "pack"),
            Version(Query.Text(request, "packVersion"), errors),
            Asks("calendar", Query.Text(request, "calendar"), Newest, errors),
            Asks("code", Query.Text(request, "code"), Current, errors));
        errors.ThrowIfAny();
        return Answer.Json(await CompareAsync(file, target, cancellation));
    }

    /// <summary>Asks another person to approve what the preview shows.</summary>
    [Function("AskRepinning")]
    public async Task<IActionResult> Ask(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cases/{caseNo}/repinning")] HttpRequest request,
        string caseNo,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        RepinTarget target = new(
            body.OptionalText("pack", 100),
            body.Raw("packVersion") is null ? null : body.Number("packVersion", 1, 1_000_000),
            Asks("calendar", body.OptionalText("calendar", 20), Newest, errors),
            Asks("code", body.OptionalText("code", 20), Current, errors));
        string reason = body.Text("reason", 2000, lines: true);
        errors.ThrowIfAny();
        Caller caller = context.Caller();
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        RepinPreview preview = await CompareAsync(file, target, cancellation);
        Decision decision = await register.ChangeAsync(
            caseNo, caller.Acting(Askers), turn => RepinDesk.Ask(turn, preview, reason), cancellation);
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
        CaseTask task = decision.File!.Tasks.Values.Single(
            static t => t is { Kind: RepinDesk.ApprovalTask, State: TaskState.Open });
        RepinAnswer answer = new(caseNo, TaskSummary.Of(decision.File, task), preview);
        return Answer.Json(answer, StatusCodes.Status202Accepted);
    }

    private async Task<RepinPreview> CompareAsync(CaseFile file, RepinTarget target, CancellationToken cancellation)
    {
        (Pins pins, CaseLaw? to, Refusal? refusal) = await repin.FindAsync(file, target, cancellation);
        return refusal is not null
            ? throw Problem.Of(refusal).Thrown()
            : RepinComparison.Of(
                file, await laws.PinnedAsync(file.Pins, cancellation), pins, to!, clock.GetUtcNow());
    }

    // A case moves forward only: an older calendar would be counted anew at the next look, older code may not know it.
    private static bool Asks(string field, string? value, string[] accepted, FieldErrors errors)
    {
        if (value is not null && !accepted.Contains(value))
        {
            errors.Add(field, $"可为：{accepted[0]}。", $"Accepted is '{accepted[0]}'.");
        }

        return value is not null;
    }

    private static int? Version(string? text, FieldErrors errors)
    {
        if (text is null)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version > 0)
        {
            return version;
        }

        errors.Add("packVersion", "须是正整数。", "A whole number above 0 is expected.");
        return null;
    }
}
