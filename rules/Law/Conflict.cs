namespace GovMedia.Rules.Law;

/// <summary>
/// An entry of the conflict register: a question the texts leave open or answer twice, and what was chosen.
/// </summary>
public sealed record Conflict
{
    /// <summary>
    /// The id: <c>C-n</c> between packs or clauses, <c>A-n</c> for an ambiguity, <c>I-n</c> by inheritance.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The clauses concerned; at least one.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>The question.</summary>
    public required LocalText Question { get; init; }

    /// <summary>What was chosen for this pack.</summary>
    public required LocalText Chosen { get; init; }

    /// <summary>
    /// What authority the choice has: an official interpretation is never mixed with a default of ours.
    /// </summary>
    public required DecisionStanding Standing { get; init; }

    /// <summary>Who decided: an office, or the platform for a default.</summary>
    public required LocalText DecidedBy { get; init; }

    /// <summary>The day it was decided.</summary>
    public required DateOnly DecidedOn { get; init; }

    /// <summary>Anything a reader needs besides; null where nothing.</summary>
    public LocalText? Note { get; init; }
}
