using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Functions.Accounts;

/// <summary>A question that a gate or a step still asks; a hard gate's are chased once the account exists, and the case does not end before.</summary>
/// <param name="Gate">The gate or step.</param>
/// <param name="Strength"><c>hard</c>, <c>soft</c>, or <c>step</c> where the answer decides whether a step is needed.</param>
/// <param name="Rule">The clause.</param>
/// <param name="Article">Its article.</param>
/// <param name="Message">What the clause says to the wrong answer.</param>
/// <param name="Asks">The facts that are not known.</param>
public sealed record OpenQuestion(
    string Gate, string Strength, string Rule, string Article, string Message, IReadOnlyList<AskedFact> Asks)
{
    /// <summary>What a plan still wants to know.</summary>
    public static IReadOnlyList<OpenQuestion> Of(Plan plan, string language)
    {
        ArgumentNullException.ThrowIfNull(plan);
        OpenQuestion[] all =
        [
            .. plan.Gates
                .Where(static g => g.State == GateState.Open)
                .Select(g => new OpenQuestion(
                    g.Gate.Id,
                    g.Gate.Strength == GateStrength.Hard ? "hard" : "soft",
                    g.Clauses[0].Id,
                    g.Clauses[0].Article,
                    g.Gate.Message.In(language),
                    AskedFact.All(g.Missing, language))),
            .. plan.Steps
                .Where(static s => s.Needed is null)
                .Select(s => new OpenQuestion(
                    s.Id,
                    "step",
                    s.Clauses[0].Id,
                    s.Clauses[0].Article,
                    (s.Step.Title?.In(language)) ?? s.Id,
                    AskedFact.All(s.Step.When!.Terms.Keys, language))),
        ];
        return [.. all.Where(static q => q.Asks.Count > 0)];
    }
}
