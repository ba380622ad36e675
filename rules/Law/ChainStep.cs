namespace GovMedia.Rules.Law;

/// <summary>One step of a chain: who does what, where, on what evidence.</summary>
public sealed record ChainStep
{
    /// <summary>The step's id, unique in its chain.</summary>
    public required string Id { get; init; }

    /// <summary>What is done.</summary>
    public required StepAction Action { get; init; }

    /// <summary>The roles that may do it (the role names of the API); at least one.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>In which unit.</summary>
    public StepLevel Level { get; init; }

    /// <summary>Steps of one group stand side by side; null for a step on its own.</summary>
    public string? Group { get; init; }

    /// <summary>How the steps of the group count together. All steps of one group say the same.</summary>
    public Join Join { get; init; }

    /// <summary>The steps that must be done first; null means the step or group listed before this one.</summary>
    public IReadOnlyList<string>? After { get; init; }

    /// <summary>Kinds of document without which the step cannot be completed; may be empty.</summary>
    public IReadOnlyList<string> Evidence { get; init => field = value ?? []; } = [];

    /// <summary>Steps whose person may not be the one who does this step (four eyes).</summary>
    public IReadOnlyList<string> DistinctFrom { get; init => field = value ?? []; } = [];

    /// <summary>The clauses it follows from; at least one, of this pack or its parents.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>When the step is needed; null means always.</summary>
    public Condition? When { get; init; }

    /// <summary>The clock that times the step or must run out before the next one; null for none.</summary>
    public string? Clock { get; init; }

    /// <summary>For a notice: the kinds of channel to publish through; may be empty.</summary>
    public IReadOnlyList<string> Channels { get; init => field = value ?? []; } = [];

    /// <summary>Entries of the conflict register the step rests on besides its clauses.</summary>
    public IReadOnlyList<string> Decisions { get; init => field = value ?? []; } = [];

    /// <summary>What the person is asked to do, in words; null where action and role say it all.</summary>
    public LocalText? Title { get; init; }
}
