namespace GovMedia.Rules.Law;

/// <summary>A condition without which a step is unlawful.</summary>
public sealed record Gate
{
    /// <summary>The gate's id, unique in its pack.</summary>
    public required string Id { get; init; }

    /// <summary>The codes of the procedures it stands in.</summary>
    public required IReadOnlyList<string> Procedures { get; init; }

    /// <summary>Whether it may be passed with a reason and an approver.</summary>
    public required GateStrength Strength { get; init; }

    /// <summary>The clauses it follows from.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>Where the gate matters; null means everywhere in its procedures.</summary>
    public Condition? When { get; init; }

    /// <summary>What must hold.</summary>
    public required Condition Requires { get; init; }

    /// <summary>The refusal, in words.</summary>
    public required LocalText Message { get; init; }

    /// <summary>How it is passed; only, and always, on a soft gate.</summary>
    public GateOverride? Override { get; init; }

    /// <summary>Entries of the conflict register the gate rests on.</summary>
    public IReadOnlyList<string> Decisions { get; init => field = value ?? []; } = [];

    /// <summary>In a child pack: what it says about the parent's gate of the same id.</summary>
    public ChildRelation? Relation { get; init; }
}
