using GovMedia.Functions.Http;
using GovMedia.Workflows.Calculator;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Law;

/// <summary>The public calculator (期限计算器).</summary>
public sealed class DeadlineFunctions(LawBook laws)
{
    /// <summary>When the limit of a clause ends, and why, for any start that there is calendar data for.</summary>
    [Function("ComputeDeadline")]
    public async Task<IActionResult> Compute(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/deadlines")] HttpRequest request,
        CancellationToken cancellation)
    {
        FieldErrors errors = new();
        string? rule = Query.Text(request, "rule");
        DateTimeOffset? from = Query.Instant(request, "from");
        if (rule is null)
        {
            errors.Add("rule", "必填：条款编号，如YN-45b。", "Required: a clause id such as YN-45b.");
        }

        if (from is null)
        {
            errors.Add("from", "必填：起算时间，如2025-09-26。", "Required: the start, such as 2025-09-26.");
        }

        errors.ThrowIfAny();
        return Answer.Json(await ComputeAsync(
            rule!, from!.Value, Query.Text(request, "jurisdiction"), Language.Of(request), cancellation));
    }

    /// <summary>Computes one date.</summary>
    /// <exception cref="ProblemException">There is no such limit; says what is accepted.</exception>
    public async Task<CalculatedDeadline> ComputeAsync(
        string rule, DateTimeOffset from, string? jurisdiction, string language, CancellationToken cancellation)
    {
        DeadlineCalculator calculator = new(laws.Packs, await laws.CalendarsAsync(cancellation));
        try
        {
            return calculator.Compute(rule, from, jurisdiction, language);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw Problem.Field(
                "from", $"无法计算：{calculator.Reach.Zh}。", Said(e)).Thrown();
        }
        catch (ArgumentException e)
        {
            // The calculator says what is accepted; its sentences are the command line's too, in English.
            string said = Said(e);
            string zh = e.ParamName == "jurisdiction"
                ? $"没有适用的规则包或条款：“{jurisdiction}”。{said}"
                : $"没有设定期限的条款“{rule}”；可为：{string.Join(", ", calculator.Rules)}。";
            throw Problem.Field(e.ParamName ?? "rule", zh, said).Thrown();
        }
    }

    private static string Said(ArgumentException e) => e.Message.Split(" (Parameter", StringSplitOptions.None)[0];
}
