using GovMedia.Functions.Http;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Law;

/// <summary>The law, open to everybody.</summary>
public sealed class LawFunctions(LawBook laws, DirectoryBook directory, TimeProvider clock)
{
    /// <summary>The tree of jurisdictions, parents before children.</summary>
    [Function("ListJurisdictions")]
    public async Task<IActionResult> Jurisdictions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/jurisdictions")] HttpRequest request,
        CancellationToken cancellation)
    {
        string language = Language.Of(request);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        return Answer.Json(new PageOf<JurisdictionAnswer>(
            [
                .. people.Jurisdictions.Values.OrderBy(j => Depth(people, j)).ThenBy(static j => j.Id, StringComparer.Ordinal)
                    .Select(j => JurisdictionAnswer.Of(j, laws.Packs.For(j.Id, today), language)),
            ],
            null));
    }

    /// <summary>The rule pack in force in a jurisdiction: every rule, quote and clock.</summary>
    [Function("ReadRules")]
    public IActionResult Rules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/rules")] HttpRequest request)
    {
        string jurisdiction = Query.Text(request, "jurisdiction") ?? throw Problem.Field(
            "jurisdiction", $"必填；可为：{Known()}。", $"Required; accepted are {Known()}.").Thrown();
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        Pack pack = laws.Packs.For(jurisdiction, today) ?? throw Problem.Of(
            "unknown-jurisdiction",
            $"没有辖区“{jurisdiction}”的规则包；可为：{Known()}。",
            $"'{jurisdiction}' has no rule pack; accepted are {Known()}.").Thrown();
        return Answer.Json(PackAnswer.Of(pack, pack.InForce(today), Language.Of(request)));
    }

    private string Known() => string.Join(", ", laws.Packs.Packs.Select(static p => p.Jurisdiction).Distinct());

    private static int Depth(DirectorySnapshot people, Jurisdiction one)
    {
        int depth = 0;
        for (Jurisdiction? at = one; at?.Parent is { } parent && depth < 20; at = people.Jurisdictions.GetValueOrDefault(parent))
        {
            depth++;
        }

        return depth;
    }
}
