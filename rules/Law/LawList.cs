namespace GovMedia.Rules.Law;

/// <summary>A list of names that gates and monitors look things up in: platforms, sources, place names.</summary>
public sealed record LawList
{
    /// <summary>The list's id: <c>platforms</c>, <c>sources</c>, <c>places</c>, <c>organs</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The clause that calls for the list.</summary>
    public required string Clause { get; init; }

    /// <summary>The version of the list, raised with each change.</summary>
    public required int Version { get; init; }

    /// <summary>Where the entries come from.</summary>
    public required LocalText Source { get; init; }

    /// <summary>The entries; may be empty.</summary>
    public required IReadOnlyList<LawListItem> Items { get; init; }
}
