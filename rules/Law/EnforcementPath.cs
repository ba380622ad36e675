namespace GovMedia.Rules.Law;

/// <summary>
/// Where a clause is carried out: <c>PROCEDURE.kind.id</c>, or <c>LAW.kind</c> for what the packs do themselves.
/// </summary>
/// <param name="Procedure">The procedure's code, or <c>LAW</c>.</param>
/// <param name="Kind">
/// <c>clock</c>, <c>extension</c>, <c>override</c>, <c>gate</c>, <c>chain</c>, <c>step</c>, <c>checklist</c>,
/// <c>monitor</c>, <c>route</c> or <c>list</c>; with <c>LAW</c>: <c>scope</c>, <c>in-force</c>, <c>inheritance</c>,
/// <c>conflicts</c> or <c>override</c>.
/// </param>
/// <param name="Id">The id of the element in the pack; empty with <c>LAW</c>.</param>
public sealed record EnforcementPath(string Procedure, string Kind, string Id)
{
    private const string Law = "LAW";

    /// <summary>Whether this release carries it out: the pack itself, or a procedure that cases run in. No case counts what
    /// a monitor asks for.</summary>
    public bool Released => Procedure == Law || (Kind != "monitor" && Procedures.Find(Procedure) is { Released: true });

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path's text.</param>
    /// <exception cref="FormatException">It has another form.</exception>
    public static EnforcementPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('.') switch
        {
            [Law, var kind] => new(Law, kind, string.Empty),
            [var procedure, var kind, var id] => new(procedure, kind, id),
            _ => throw new FormatException($"'{text}' is no path; write PROCEDURE.kind.id or LAW.kind."),
        };
    }

    /// <summary>What is wrong with the path of a clause; null when the pack holds it and it names the clause.</summary>
    /// <param name="pack">The law the clause belongs to.</param>
    /// <param name="clause">The clause's id.</param>
    public string? Fault(Pack pack, string clause)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (Procedure == Law)
        {
            return Kind is "scope" or "in-force" or "inheritance" or "conflicts" or "override"
                ? null
                : $"{this} is unknown; accepted are LAW.scope, LAW.in-force, LAW.inheritance, LAW.conflicts, "
                    + "LAW.override.";
        }

        if (Procedures.Find(Procedure) is null)
        {
            return $"{this} names no procedure; accepted are {string.Join(", ", Procedures.All.Select(p => p.Code))}.";
        }

        IReadOnlyList<string>? cited = Cited(pack);
        return cited is null ? $"{this} is not in pack {pack.Id}."
            : cited.Contains(clause) ? null
            : $"{this} does not name the clause {clause}; it names {string.Join(", ", cited.Distinct())}.";
    }

    /// <summary>The path as packs write it.</summary>
    public override string ToString() => Id.Length == 0 ? $"{Procedure}.{Kind}" : $"{Procedure}.{Kind}.{Id}";

    // The clauses the element rests on; null when the pack has no such element in the procedure.
    private IReadOnlyList<string>? Cited(Pack pack)
    {
        ClockRule? clock = pack.Clocks.FirstOrDefault(c => c.Id == Id && c.StartIn(Procedure) is not null);
        switch (Kind)
        {
            case "clock":
                return clock is null ? null : [clock.Clause];
            case "extension":
                return clock?.Extension is { } extension ? [extension.Clause] : null;
            case "override":
                return clock?.Override is { } other ? [other.Clause] : null;
            case "gate":
                return pack.Gates.FirstOrDefault(g => g.Id == Id && g.Procedures.Contains(Procedure))?.Clauses;
            case "chain":
                Chain? chain = pack.Chains.FirstOrDefault(c => c.Id == Id && c.Procedures.Contains(Procedure));
                return chain is null ? null : [.. chain.Clauses, .. chain.Steps.SelectMany(s => s.Clauses)];
            case "step":
                return OrNull(pack.Chains.Where(c => c.Procedures.Contains(Procedure)).SelectMany(c => c.Steps)
                    .Where(s => s.Id == Id).SelectMany(s => s.Clauses));
            case "checklist":
                return OrNull(pack.Checklists.Where(c => c.Id == Id && c.Procedures.Contains(Procedure))
                    .SelectMany(c => c.Clauses.Concat(c.Items.Select(i => i.Clause).OfType<string>())));
            case "monitor":
                return OrNull(pack.Monitors.Where(m => m.Id == Id && m.Procedure == Procedure).Select(m => m.Clause));
            case "route":
                return OrNull(pack.Routing
                    .Where(r => r.Id == Id && (r.Procedures.Count == 0 || r.Procedures.Contains(Procedure)))
                    .Select(r => r.Clause));
            case "list":
                return OrNull(pack.Lineage.SelectMany(p => p.Document.Lists)
                    .Where(l => l.Id == Id)
                    .Select(l => l.Clause));
            default:
                return null;
        }
    }

    private static string[]? OrNull(IEnumerable<string> cited) => cited.ToArray() is { Length: > 0 } some ? some : null;
}
