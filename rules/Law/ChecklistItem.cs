namespace GovMedia.Rules.Law;

/// <summary>One thing that must be handed in or stated.</summary>
public sealed record ChecklistItem
{
    /// <summary>The item's id, unique in its checklist; also the kind of its document.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked for.</summary>
    public required LocalText Title { get; init; }

    /// <summary>
    /// When it is asked for; null means always. Where it does not apply, "not applicable" is a valid answer.
    /// </summary>
    public Condition? When { get; init; }

    /// <summary>The clause that asks for it; null means the checklist's first clause.</summary>
    public string? Clause { get; init; }
}
