namespace GovMedia.Rules.Law.Plans;

/// <summary>Which steps of a chain come before which; steps that are not needed pass their place on.</summary>
internal sealed class ChainOrder(Chain chain, IReadOnlyCollection<ChainStep> kept)
{
    private readonly Dictionary<string, int> _at =
        chain.Steps.Select((step, at) => (step.Id, at)).ToDictionary(s => s.Id, s => s.at, StringComparer.Ordinal);

    /// <summary>The kept steps that must be done before a step, nearest ones only.</summary>
    public IReadOnlyList<string> Before(ChainStep step) => [.. Before(step, []).Distinct(StringComparer.Ordinal)];

    /// <summary>The steps a step names, or else the one or the group listed before it.</summary>
    public static IReadOnlyList<string> Named(Chain chain, int at)
    {
        ChainStep step = chain.Steps[at];
        if (step.After is not null)
        {
            return step.After;
        }

        int before = at - 1;
        while (before >= 0 && step.Group is not null && chain.Steps[before].Group == step.Group)
        {
            before--;
        }

        if (before < 0)
        {
            return [];
        }

        ChainStep previous = chain.Steps[before];
        return previous.Group is null
            ? [previous.Id]
            : [.. chain.Steps.Where(s => s.Group == previous.Group).Select(s => s.Id)];
    }

    private IEnumerable<string> Before(ChainStep step, HashSet<string> seen)
    {
        foreach (string id in Named(chain, _at[step.Id]))
        {
            if (!_at.TryGetValue(id, out int at) || !seen.Add(id))
            {
                continue;
            }

            ChainStep earlier = chain.Steps[at];
            if (kept.Contains(earlier))
            {
                yield return id;
                continue;
            }

            foreach (string passedOn in Before(earlier, seen))
            {
                yield return passedOn;
            }
        }
    }
}
