using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Workflows.Calculator;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.OtherLaw;
using GovMedia.Workflows.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Cases;

/// <summary>The clocks of cases: explained day by day, and given way to another law.</summary>
public sealed class ClockFunctions(CaseRegister register, LawBook laws, CaseLookup cases, AccessCodeCheck access, Waker waker)
{
    /// <summary>When a clock ends, and why.</summary>
    [Function("ExplainClock")]
    public async Task<IActionResult> Explain(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}/clocks/{clockId}")] HttpRequest request,
        string caseNo,
        string clockId,
        FunctionContext context,
        CancellationToken cancellation)
    {
        CaseFile file = await cases.RequireAsync(context.Caller(), caseNo, cancellation);
        return Answer.Json(await ExplainAsync(file, clockId, Language.Of(request), cancellation));
    }

    /// <summary>The same for the citizen whose objection it is.</summary>
    [Function("ExplainObjectionClock")]
    public async Task<IActionResult> ExplainOwn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/objections/{caseNo}/clocks/{clockId}")] HttpRequest request,
        string caseNo,
        string clockId,
        CancellationToken cancellation)
    {
        CaseFile file = await access.RequireAsync(request, caseNo, cancellation);
        return Answer.Json(await ExplainAsync(file, clockId, Language.Of(request), cancellation));
    }

    /// <summary>Asks the head to let another law's limit take the clock's place.</summary>
    [Function("OverrideClock")]
    public async Task<IActionResult> Override(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/cases/{caseNo}/clocks/{clockId}/override")]
        HttpRequest request,
        string caseNo,
        string clockId,
        [DurableClient] DurableTaskClient client,
        FunctionContext context,
        CancellationToken cancellation)
    {
        OverrideRequest asked = OverrideFields.Read(await RequestBody.ReadObjectAsync(request, cancellation));
        Caller caller = context.Caller();
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        Decision decision = await register.ChangeAsync(
            caseNo,
            caller.Acting(HandlersOf(file, clockId)?.Handlers ?? []),
            turn => Handles(caller, turn.File, clockId) ?? OverrideDesk.Ask(turn, clockId, asked),
            cancellation);
        if (decision.Refusal is { } refusal)
        {
            throw Problem.Of(refusal).Thrown();
        }

        await waker.WakeAsync(client, decision);
        return Answer.Json(CaseAnswer.Of(decision.File!), StatusCodes.Status202Accepted);
    }

    private async Task<CalculatedDeadline> ExplainAsync(
        CaseFile file, string clockId, string language, CancellationToken cancellation)
    {
        if (!file.Clocks.TryGetValue(clockId, out CaseClock? clock))
        {
            throw Problem.Of(OverrideDesk.UnknownClock(file, clockId)).Thrown();
        }

        // A clock that has ended keeps the calendar it was judged under.
        CaseLaw law = await laws.PinnedAsync(file.Pins with { Calendar = clock.Calendar }, cancellation);
        return ClockExplanation.Of(clock, law, language);
    }

    // Asked inside the turn: the case may have been handed over since it was read.
    private static Refusal? Handles(Caller caller, CaseFile file, string clockId) =>
        HandlersOf(file, clockId) is not { } unit || caller.Holds(unit.Id, unit.Handlers)
            ? null
            : new Refusal(
                "not-allowed",
                $"时限 {clockId} 由 {unit.Id} 的 {string.Join("、", unit.Handlers)} 办理。",
                $"Clock {clockId} is the duty of {unit.Id}: {string.Join(", ", unit.Handlers)}.");

    // The unit whose duty the clock is; null where there is no such clock, which the desk says.
    private static HandlingUnit? HandlersOf(CaseFile file, string clockId) =>
        file.Clocks.TryGetValue(clockId, out CaseClock? clock)
            ? new HandlingUnit(clock.Unit, AlarmBell.IsSupervising(file, clock), null)
            : null;
}
