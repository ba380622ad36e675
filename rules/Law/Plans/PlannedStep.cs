namespace GovMedia.Rules.Law.Plans;

/// <summary>One step of a plan, with what it rests on.</summary>
/// <param name="Step">The step as the pack has it.</param>
/// <param name="After">The ids of the planned steps that must be done first; empty for those that can begin at
/// once.</param>
/// <param name="Clauses">The clauses it follows from.</param>
/// <param name="Needed">True; or null while a fact that decides whether it is needed is not known.</param>
public sealed record PlannedStep(
    ChainStep Step, IReadOnlyList<string> After, IReadOnlyList<Clause> Clauses, bool? Needed)
{
    /// <summary>The step's id.</summary>
    public string Id => Step.Id;
}
