using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Law;

/// <summary>Whether a child's element is at least as strict as the parent's of the same id.</summary>
internal static class Strictness
{
    /// <summary>A ceiling may only fall, a floor only rise; targets bind nobody and may go either way.</summary>
    public static bool Holds(ClockRule parent, ClockRule child)
    {
        if (child.Limit.Kind != parent.Limit.Kind || child.Limit.Unit != parent.Limit.Unit)
        {
            return false;
        }

        return parent.Limit.Kind switch
        {
            LimitKind.Ceiling =>
                child.Limit.Amount <= parent.Limit.Amount && NoWider(parent.Extension, child.Extension),
            LimitKind.Floor => child.Limit.Amount >= parent.Limit.Amount,
            _ => true,
        };
    }

    /// <summary>A window may only shrink, and what must happen in it only grow; a duty may not turn soft.</summary>
    public static bool Holds(Monitor parent, Monitor child) =>
        child.Metric == parent.Metric
        && child.Unit == parent.Unit
        && child.Amount <= parent.Amount
        && (child.Min ?? 0) >= (parent.Min ?? 0)
        && (parent.Soft || !child.Soft)
        && child.Exclude.All(parent.Exclude.Contains)
        && CoversCases(parent.Subject, child.Subject);

    /// <summary>A hard gate may not turn soft, nor close in fewer cases, nor ask for less.</summary>
    public static bool Holds(Gate parent, Gate child) =>
        (parent.Strength == GateStrength.Soft || child.Strength == GateStrength.Hard)
        && CoversCases(parent.When, child.When)
        && AsksNoLess(parent.Requires, child.Requires);

    /// <summary>
    /// Each step of the parent must be there: under no narrower condition, with no looser join, no fewer documents, the
    /// same clock and the same four eyes.
    /// </summary>
    public static bool Holds(Chain parent, Chain child) =>
        CoversCases(parent.When, child.When)
        && parent.Steps.All(step => child.Steps.Any(other => Covers(step, other)));

    private static bool Covers(ChainStep parent, ChainStep child) =>
        child.Action == parent.Action
        && child.Level == parent.Level
        && child.Roles.All(parent.Roles.Contains)
        && (parent.Group is not null && parent.Join == Join.Or || child.Group is null || child.Join == Join.And)
        && CoversCases(parent.When, child.When)
        && (parent.Clock is null || child.Clock == parent.Clock)
        && parent.DistinctFrom.All(child.DistinctFrom.Contains)
        && parent.Evidence.All(child.Evidence.Contains);

    private static bool NoWider(ClockExtension? parent, ClockExtension? child) =>
        child is null || (parent is not null && child.MaxTotal <= parent.MaxTotal);

    // The child's cases include the parent's when each fact the child asks for is asked for as narrowly by the parent.
    private static bool CoversCases(Condition? parent, Condition? child) =>
        child is null || (parent is not null && child.Terms.All(term =>
            parent.Terms.TryGetValue(term.Key, out IReadOnlyList<string>? values) && values.All(term.Value.Contains)));

    private static bool AsksNoLess(Condition parent, Condition child) =>
        parent.Terms.All(term =>
            child.Terms.TryGetValue(term.Key, out IReadOnlyList<string>? values) && values.All(term.Value.Contains));
}
