using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Register;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Audit;

/// <summary>Where a rule in principle (原则上) was departed from, for those who supervise and audit.</summary>
/// <remarks>Decision A-15: a soft gate is passed with a reason and an approver, and each exception is listed.</remarks>
public sealed class GateOverrideFunctions(CaseScan scan, LawBook laws, TimeProvider clock)
{
    /// <summary>The exceptions approved in a period, oldest first; of every unit for auditors, of the caller's and those
    /// below for supervising units.</summary>
    [Function("ListGateOverrides")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/gate-overrides")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        (DateTimeOffset from, DateTimeOffset to) = Query.Period(request, clock.GetUtcNow());
        string? jurisdiction = Query.Text(request, "jurisdiction");
        if (jurisdiction is not null && laws.Packs.For(jurisdiction, DateOnly.MaxValue) is null)
        {
            string known = string.Join(", ", laws.Packs.Packs.Select(static p => p.Jurisdiction).Distinct());
            throw Problem.Of(
                "unknown-jurisdiction",
                $"没有辖区“{jurisdiction}”的规则包；可为：{known}。",
                $"'{jurisdiction}' has no rule pack; accepted are {known}.").Thrown();
        }

        List<PassedGate> passed = [];
        await foreach (CaseFile file in scan.AsOfAsync(context.Caller(), clock.GetUtcNow(), cancellation))
        {
            if (ChainCase.Follows(file.Procedure) && (jurisdiction is null || file.Jurisdiction == jurisdiction))
            {
                passed.AddRange(PassedIn(file).Where(p => p.ApprovedAt >= from && p.ApprovedAt < to));
            }
        }

        return Answer.Json(await passed.OrderBy(KeyOf, StringComparer.Ordinal).ToAsyncEnumerable().PageAsync(request, KeyOf));
    }

    private static IEnumerable<PassedGate> PassedIn(CaseFile file)
    {
        ChainFacts facts = file.FactsAs<ChainFacts>();
        foreach ((string gate, GateOverrideRecord passed) in facts.Overrides)
        {
            if (passed is not { ApprovedBy: { } approver, ApprovedAt: { } at })
            {
                continue;
            }

            CaseTask task = file.Tasks.Values.Single(t => t.Kind == $"override-{gate}" && t.CompletedAt == at);
            yield return new PassedGate(
                file.CaseNo,
                file.Procedure,
                file.Jurisdiction,
                file.Unit,
                facts.AccountId,
                gate,
                task.Rule,
                task.Article,
                passed.Reason,
                passed.AskedBy,
                approver,
                at,
                task.Reason);
        }
    }

    private static string KeyOf(PassedGate passed) =>
        $"{Partitions.Sortable(passed.ApprovedAt)}:{passed.CaseNo}:{passed.Gate}";
}
