namespace GovMedia.Rules.Law;

/// <summary>Where a matter goes: the first rule that fits decides.</summary>
public sealed record RoutingRule
{
    /// <summary>The rule's id, unique in its pack.</summary>
    public required string Id { get; init; }

    /// <summary>The codes of the procedures it routes; empty means all.</summary>
    public IReadOnlyList<string> Procedures { get; init => field = value ?? []; } = [];

    /// <summary>The clause it follows from.</summary>
    public required string Clause { get; init; }

    /// <summary>When it applies; null means always.</summary>
    public Condition? When { get; init; }

    /// <summary>Where the matter goes.</summary>
    public required StepLevel To { get; init; }

    /// <summary>Units that are told besides; may be empty.</summary>
    public IReadOnlyList<StepLevel> Inform { get; init => field = value ?? []; } = [];

    /// <summary>The office, as the text names it.</summary>
    public required LocalText Office { get; init; }

    /// <summary>Entries of the conflict register the rule rests on.</summary>
    public IReadOnlyList<string> Decisions { get; init => field = value ?? []; } = [];
}
