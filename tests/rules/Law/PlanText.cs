using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Tests.Law;

/// <summary>A plan's steps in one line: <c>a|b</c> either, <c>a&amp;b</c> both, <c>&gt;</c> then.</summary>
internal static class PlanText
{
    public static string Of(Plan plan)
    {
        List<string> parts = [];
        string? group = null;
        foreach (PlannedStep step in plan.Steps)
        {
            if (step.Step.Group is not null && step.Step.Group == group)
            {
                parts[^1] += (step.Step.Join == Join.Or ? "|" : "&") + step.Id;
            }
            else
            {
                parts.Add(step.Id);
            }

            group = step.Step.Group;
        }

        return string.Join(" > ", parts);
    }
}
