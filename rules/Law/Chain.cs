namespace GovMedia.Rules.Law;

/// <summary>The ordered steps a procedure takes in one kind of situation.</summary>
public sealed record Chain
{
    /// <summary>The chain's id, unique in its pack and its parents.</summary>
    public required string Id { get; init; }

    /// <summary>The codes of the procedures that take it (<c>OPN</c>, <c>CLS</c> …).</summary>
    public required IReadOnlyList<string> Procedures { get; init; }

    /// <summary>When this chain is taken; of several that fit, the first listed is.</summary>
    public Condition? When { get; init; }

    /// <summary>The clauses it follows from.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<ChainStep> Steps { get; init; }

    /// <summary>Entries of the conflict register the chain rests on.</summary>
    public IReadOnlyList<string> Decisions { get; init => field = value ?? []; } = [];

    /// <summary>In a child pack: what it says about the parent's chain of the same id.</summary>
    public ChildRelation? Relation { get; init; }
}
