namespace GovMedia.Rules.Law;

/// <summary>One difference between two packs.</summary>
/// <param name="Path">Where: the section, the element's id, the member, as in <c>clocks/handle-objection/limit.amount</c>.</param>
/// <param name="From">The value before as JSON; null where the second pack adds it.</param>
/// <param name="To">The value after as JSON; null where the second pack drops it.</param>
public sealed record PackChange(string Path, string? From, string? To)
{
    /// <inheritdoc/>
    public override string ToString() => (From, To) switch
    {
        (null, _) => $"+ {Path}: {To}",
        (_, null) => $"- {Path}: {From}",
        _ => $"~ {Path}: {From} → {To}",
    };
}
