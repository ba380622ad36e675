namespace GovMedia.Rules.Law.Lint;

/// <summary>A pack's parents as far as they can be found, and whether they run in a circle.</summary>
internal sealed class Parentage
{
    public Parentage(PackDocument document, IReadOnlyList<PackDocument> all)
    {
        HashSet<string> path = new(StringComparer.Ordinal) { document.Id };
        List<PackDocument> lineage = [document];
        PackDocument at = document;
        while (at.Parent is { } id)
        {
            if (!path.Add(id))
            {
                Circle = string.Join(" → ", path) + " → " + id;
                break;
            }

            PackDocument? parent = all.Where(d => d.Id == id && (at.ParentVersion ?? d.Version) == d.Version)
                .MaxBy(d => d.Version);
            if (parent is null)
            {
                Missing = id;
                break;
            }

            lineage.Add(parent);
            at = parent;
        }

        Lineage = lineage;
        if (Circle is null && Missing is null)
        {
            Law = lineage.AsEnumerable().Reverse().Aggregate((Pack?)null, (parent, d) => new Pack(d, parent));
        }
    }

    /// <summary>The pack and its parents, nearest first.</summary>
    public IReadOnlyList<PackDocument> Lineage { get; }

    /// <summary>The circle its parents run in; null for none.</summary>
    public string? Circle { get; }

    /// <summary>The parent that is not there; null when all are.</summary>
    public string? Missing { get; }

    /// <summary>The pack with all it inherits; null while a parent is missing.</summary>
    public Pack? Law { get; }
}
