using System.Text.Json;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Law.Lint;

/// <summary>
/// Checks one pack as law: whether what it says hangs together with itself, its parents and its text.
/// </summary>
internal sealed partial class LawCheck(
    LintInput input,
    JsonTree tree,
    PackDocument document,
    Parentage parentage,
    IReadOnlyList<PackDocument> all)
{
    private readonly List<LintFinding> _found = [];

    public IReadOnlyList<LintFinding> Findings()
    {
        Ids();
        if (parentage.Law is not { } law)
        {
            int line = tree["parent"]!.Line;
            Say(line, parentage.Circle is { } circle
                ? $"packs inherit in a circle: {circle}."
                : $"the parent '{parentage.Missing}' is not there.");
            return _found;
        }

        Clauses(law);
        Clocks(law);
        Chains(law);
        Gates(law);
        Others(law);
        Relations(law);
        if (ReleasedPacks.Changed(document.Id, document.Version, input.Json))
        {
            Say(tree["version"]!.Line,
                $"version {document.Version} of {document.Id} is released and has changed; raise the version.");
        }

        return _found;
    }

    private void Ids()
    {
        foreach (string list in (string[])
            [
                "clauses", "clocks", "chains", "gates", "monitors", "checklists", "lists", "routing", "conflicts",
                "parameters",
            ])
        {
            Unique(tree[list], $"'{list}'");
        }

        foreach (JsonTree chain in Items("chains"))
        {
            Unique(chain["steps"], $"the chain '{chain["id"]!.Text}'");
        }

        // A clause id is unique over all packs: rules are asked for by it alone.
        foreach (JsonTree clause in Items("clauses"))
        {
            string id = clause["id"]!.Text;
            PackDocument? other = all.FirstOrDefault(d => d.Id != document.Id && d.Clauses.Any(c => c.Id == id));
            if (other is not null)
            {
                Say(clause["id"]!.Line, $"the clause id {id} is taken by pack {other.Id}.");
            }
        }
    }

    private void Unique(JsonTree? list, string where)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonTree id in (list?.Items ?? []).Select(i => i["id"]!))
        {
            if (!seen.Add(id.Text))
            {
                Say(id.Line, $"the id '{id.Text}' appears twice in {where}.");
            }
        }
    }

    private void KnowClause(Pack law, JsonTree? id)
    {
        if (id is not null && !law.TryClause(id.Text, out _))
        {
            Say(id.Line, $"there is no clause '{id.Text}' in {Names()}.");
        }
    }

    private void KnowClauses(Pack law, JsonTree? ids)
    {
        foreach (JsonTree id in ids?.Items ?? [])
        {
            KnowClause(law, id);
        }
    }

    private void KnowDecisions(Pack law, JsonTree? ids)
    {
        foreach (JsonTree id in ids?.Items ?? [])
        {
            KnowDecision(law, id);
        }
    }

    private void KnowDecision(Pack law, JsonTree? id)
    {
        if (id is not null && law.Conflicts.All(c => c.Id != id.Text))
        {
            Say(id.Line, $"there is no entry '{id.Text}' in the conflict register of {Names()}.");
        }
    }

    private void KnowProcedures(JsonTree? codes)
    {
        foreach (JsonTree code in codes?.Items ?? [])
        {
            KnowProcedure(code);
        }
    }

    private void KnowProcedure(JsonTree code)
    {
        if (Procedures.Find(code.Text) is null)
        {
            string accepted = string.Join(", ", Procedures.All.Select(p => p.Code));
            Say(code.Line, $"there is no procedure '{code.Text}'; accepted: {accepted}.");
        }
    }

    private void KnowFacts(JsonTree? condition)
    {
        foreach ((string name, int line, JsonTree value) in condition?.Members ?? [])
        {
            if (FactTable.Find(name) is not { } fact)
            {
                Say(line, $"there is no fact '{name}'; docs/writing-a-pack.md lists those there are.");
                continue;
            }

            foreach (string given in Given(value).Where(v => !fact.Values.Contains(v)))
            {
                Say(line, $"the fact '{name}' never is '{given}'; accepted: {string.Join(", ", fact.Values)}.");
            }
        }
    }

    private static IEnumerable<string> Given(JsonTree value) => value.Kind switch
    {
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.Array => value.Items.Select(i => i.Text),
        _ => [value.Text],
    };

    private List<JsonTree> Items(string list) => tree[list]?.Items ?? [];

    private string Names() => string.Join(", ", parentage.Lineage.Select(d => d.Id));

    private void Say(int line, string message) => _found.Add(new LintFinding(input.Name, line, message));
}
