namespace GovMedia.Rules.Law;

/// <summary>
/// What a submission must hold to be complete; an incomplete one is returned with the list of what is missing.
/// </summary>
public sealed record Checklist
{
    /// <summary>The checklist's id, unique in its pack.</summary>
    public required string Id { get; init; }

    /// <summary>The codes of the procedures it stands in.</summary>
    public required IReadOnlyList<string> Procedures { get; init; }

    /// <summary>The clauses it follows from.</summary>
    public required IReadOnlyList<string> Clauses { get; init; }

    /// <summary>The items, in the order of the text.</summary>
    public required IReadOnlyList<ChecklistItem> Items { get; init; }

    /// <summary>The name of the form it belongs to; null where the text names none.</summary>
    public string? Form { get; init; }
}
