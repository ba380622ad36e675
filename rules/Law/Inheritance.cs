namespace GovMedia.Rules.Law;

/// <summary>
/// How a child pack and its parent become one law: the child may tighten or add; where it is looser or contrary the
/// parent applies and the conflict is registered. Routing is excepted: who is competent is the child's to say.
/// </summary>
internal sealed class Inheritance(PackDocument child, Pack parent)
{
    private readonly List<Conflict> _found = [];
    private readonly List<InheritanceNote> _notes = [];

    /// <summary>Conflicts that the comparison itself found; those the pack registers come from the pack.</summary>
    public IReadOnlyList<Conflict> Found => _found;

    /// <summary>Every difference of the child from the parent.</summary>
    public IReadOnlyList<InheritanceNote> Notes => _notes;

    public IReadOnlyList<ClockRule> Clocks() =>
    [
        // What another law may set, a child cannot take away.
        .. Merge("clock", parent.Clocks, child.Clocks, c => c.Id, Strictness.Holds, c => [c.Clause], c => [c.Clause])
            .Select(c => c with
            {
                Override = c.Override ?? parent.Clocks.FirstOrDefault(p => p.Id == c.Id)?.Override,
            }),
    ];

    public IReadOnlyList<Chain> Chains() => Merge(
        "chain", parent.Chains, child.Chains, c => c.Id, Strictness.Holds, c => c.Clauses, c => c.Clauses);

    public IReadOnlyList<Gate> Gates() => Merge(
        "gate", parent.Gates, child.Gates, g => g.Id, Strictness.Holds, g => g.Clauses, g => g.Clauses);

    public IReadOnlyList<Checklist> Checklists()
    {
        List<Checklist> merged = [.. parent.Checklists];
        foreach (Checklist own in child.Checklists)
        {
            int at = merged.FindIndex(c => c.Id == own.Id);
            if (at < 0)
            {
                merged.Add(own);
                continue;
            }

            // Items of both are asked for: the child adds to the list and takes nothing off it. An item keeps the
            // clause that asks for it, which on the parent's list is the first one of the list.
            IEnumerable<ChecklistItem> inherited = merged[at].Items
                .Where(item => own.Items.All(o => o.Id != item.Id))
                .Select(item => item with { Clause = item.Clause ?? merged[at].Clauses[0] });
            merged[at] = own with
            {
                Items = [.. own.Items, .. inherited],
                Clauses = [.. own.Clauses.Union(merged[at].Clauses)],
                Procedures = [.. own.Procedures.Union(merged[at].Procedures)],
            };
        }

        return merged;
    }

    public IReadOnlyList<LawList> Lists()
    {
        List<LawList> merged = [.. parent.Lists];
        foreach (LawList own in child.Lists)
        {
            int at = merged.FindIndex(l => l.Id == own.Id);
            if (at < 0)
            {
                merged.Add(own);
                continue;
            }

            // A list says what is allowed, so the child may only shorten it; a longer one gives way.
            if (own.Items.All(i => merged[at].Items.Any(p => p.Id == i.Id)))
            {
                merged[at] = own;
            }
            else
            {
                _notes.Add(new InheritanceNote("list", own.Id, ChildRelation.Contrary, [merged[at].Clause]));
                Register("list", own.Id, [own.Clause, merged[at].Clause]);
            }
        }

        return merged;
    }

    public IReadOnlyList<Monitor> Monitors() => Merge(
        "monitor", parent.Monitors, child.Monitors, m => m.Id, Strictness.Holds, m => [m.Clause], m => [m.Clause]);

    public IReadOnlyList<RoutingRule> Routing() =>
        [.. child.Routing, .. parent.Routing.Where(p => child.Routing.All(c => c.Id != p.Id))];

    public IReadOnlyList<Parameter> Parameters() =>
        [.. child.Parameters, .. parent.Parameters.Where(p => child.Parameters.All(c => c.Id != p.Id))];

    public IReadOnlyList<InheritanceNote> Clauses() =>
        [.. child.Clauses.Select(c => new InheritanceNote(
            "clause",
            c.Id,
            c.Contrary.Count > 0 ? ChildRelation.Contrary
                : c.Tightens.Count > 0 ? ChildRelation.Tightens : ChildRelation.Adds,
            [.. c.Tightens, .. c.Contrary]))];

    private List<T> Merge<T>(
        string element,
        IReadOnlyList<T> parents,
        IReadOnlyList<T> children,
        Func<T, string> id,
        Func<T, T, bool> stricter,
        Func<T, IReadOnlyList<string>> clausesOfParent,
        Func<T, IReadOnlyList<string>> clausesOfChild)
    {
        List<T> merged = [.. parents];
        foreach (T own in children)
        {
            int at = merged.FindIndex(p => id(p) == id(own));
            if (at < 0)
            {
                merged.Add(own);
                _notes.Add(new InheritanceNote(element, id(own), ChildRelation.Adds, []));
            }
            else if (stricter(merged[at], own))
            {
                _notes.Add(new InheritanceNote(
                    element, id(own), ChildRelation.Tightens, clausesOfParent(merged[at])));
                merged[at] = own;
            }
            else
            {
                _notes.Add(new InheritanceNote(
                    element, id(own), ChildRelation.Contrary, clausesOfParent(merged[at])));
                Register(element, id(own), [.. clausesOfChild(own), .. clausesOfParent(merged[at])]);
            }
        }

        return merged;
    }

    private void Register(string element, string id, IReadOnlyList<string> clauses)
    {
        // The pack may have registered it itself, with its own words; then those stand.
        if (child.Conflicts.Any(c => clauses.All(c.Clauses.Contains)))
        {
            return;
        }

        _found.Add(new Conflict
        {
            Id = $"I-{element}-{id}",
            Clauses = clauses,
            Question = new LocalText(
                $"{child.Id} 的 {id}（{element}）较上级规则包 {parent.Id} 宽松或与之抵触，适用哪一个？",
                $"The {element} {id} of {child.Id} is looser than or contrary to that of {parent.Id}: which applies?"),
            Chosen = new LocalText($"适用上级规则包 {parent.Id}。", $"That of {parent.Id} applies."),
            Standing = DecisionStanding.Inheritance,
            DecidedBy = new LocalText("继承规则：下级规则包只能加严或者补充", "Rule of inheritance: a child may tighten or add"),
            DecidedOn = child.Instrument.EffectiveFrom ?? child.Instrument.PublishedOn
                ?? parent.Instrument.EffectiveFrom ?? parent.Instrument.PublishedOn ?? DateOnly.MinValue,
        });
    }
}
