using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows;
using GovMedia.Workflows.Chains;

namespace GovMedia.Functions.Accounts;

/// <summary>One step of a chain and how it stands.</summary>
/// <param name="Id">The step.</param>
/// <param name="Action">What is done, such as <c>approve</c> or <c>record</c>.</param>
/// <param name="Title">In words.</param>
/// <param name="Roles">The roles that may do it.</param>
/// <param name="Level">In which unit.</param>
/// <param name="After">The steps before it.</param>
/// <param name="Join"><c>and</c> or <c>or</c> among the steps of its group; null where it stands on its own.</param>
/// <param name="Evidence">The documents it needs.</param>
/// <param name="Rule">Its clause.</param>
/// <param name="State"><c>waiting</c>, <c>open</c>, <c>done</c> or <c>spared</c>.</param>
public sealed record StepAnswer(
    string Id,
    string Action,
    string? Title,
    IReadOnlyList<string> Roles,
    string Level,
    IReadOnlyList<string> After,
    string? Join,
    IReadOnlyList<string> Evidence,
    string Rule,
    string State)
{
    /// <summary>The answer for a step.</summary>
    public static StepAnswer Of(PlannedStep step, ChainFacts facts, string language)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(facts);
        return new StepAnswer(
            step.Id,
            GovJson.Name(step.Step.Action),
            step.Step.Title?.In(language),
            step.Step.Roles,
            GovJson.Name(step.Step.Level),
            step.After,
            step.Step.Group is null ? null : GovJson.Name(step.Step.Join),
            step.Step.Evidence,
            step.Clauses[0].Id,
            facts.Steps.TryGetValue(step.Id, out StepRecord? record) ? GovJson.Name(record.State) : "waiting");
    }
}
