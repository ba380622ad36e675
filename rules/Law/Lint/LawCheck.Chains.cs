using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Law.Lint;

/// <summary>Chains: roles somebody holds, steps somebody reaches, no circles.</summary>
internal sealed partial class LawCheck
{
    private void Chains(Pack law)
    {
        foreach ((JsonTree at, Chain chain) in Items("chains").Zip(document.Chains))
        {
            KnowProcedures(at["procedures"]);
            KnowClauses(law, at["clauses"]);
            KnowDecisions(law, at["decisions"]);
            KnowFacts(at["when"]);
            foreach ((JsonTree step, ChainStep each) in at["steps"]!.Items.Zip(chain.Steps))
            {
                KnowClauses(law, step["clauses"]);
                KnowDecisions(law, step["decisions"]);
                KnowFacts(step["when"]);
                Held(step, each);
                Timed(law, chain, step, each);
                Reached(at, step, chain, each);
            }

            Circles(at, chain);
            Hidden(at, chain);
        }
    }

    private void Held(JsonTree at, ChainStep step)
    {
        foreach (JsonTree role in at["roles"]!.Items.Where(r => !Roles.Acts(r.Text)))
        {
            Say(role.Line, $"nobody can hold the role '{role.Text}' in a case; accepted: "
                + $"{string.Join(", ", Roles.OfUnits.Concat(Roles.OfSupervisors))}.");
        }

        if (!step.Roles.Any(r => Roles.CanBeHeld(r, step.Level)))
        {
            Say(at["roles"]!.Line,
                $"nobody can hold '{string.Join("' or '", step.Roles)}' at the level of the step '{step.Id}'.");
        }
    }

    private void Timed(Pack law, Chain chain, JsonTree at, ChainStep step)
    {
        if (step.Clock is not { } id)
        {
            return;
        }

        if (!law.TryClock(id, out ClockRule? clock))
        {
            Say(at["clock"]!.Line, $"there is no clock '{id}' in {Names()}.");
        }
        else if (chain.Procedures.FirstOrDefault(p => clock.StartIn(p) is null) is { } procedure)
        {
            Say(at["clock"]!.Line, $"nothing starts the clock '{id}' in {procedure}.");
        }
    }

    private void Reached(JsonTree chainAt, JsonTree at, Chain chain, ChainStep step)
    {
        foreach (JsonTree id in (at["after"]?.Items ?? []).Concat(at["distinctFrom"]?.Items ?? []))
        {
            if (chain.Steps.All(s => s.Id != id.Text))
            {
                Say(id.Line, $"there is no step '{id.Text}' in the chain '{chain.Id}'.");
            }
        }

        if (step.Group is not null && chain.Steps.Any(s => s.Group == step.Group && s.Join != step.Join))
        {
            Say(at.Line, $"the steps of the group '{step.Group}' do not all join alike.");
        }

        // A step that waits for steps it never meets, or for facts that rule each other out, is never reached.
        IEnumerable<(string What, Condition? When)> others =
        [
            ($"the chain '{chain.Id}'", chain.When),
            .. chain.Steps.Where(s => step.After?.Contains(s.Id) == true).Select(s => ($"the step '{s.Id}'", s.When)),
        ];
        foreach ((string what, Condition? when) in others)
        {
            if (Exclude(when, step.When) is { } fact)
            {
                Say(at.Line, $"the step '{step.Id}' is never reached: {what} rules out its '{fact}'.");
            }
        }
    }

    private void Circles(JsonTree at, Chain chain)
    {
        HashSet<string> done = new(StringComparer.Ordinal);
        for (bool moved = true; moved;)
        {
            moved = false;
            for (int i = 0; i < chain.Steps.Count; i++)
            {
                IEnumerable<string> before = ChainOrder.Named(chain, i)
                    .Where(id => chain.Steps.Any(s => s.Id == id));
                moved |= before.All(done.Contains) && done.Add(chain.Steps[i].Id);
            }
        }

        string[] stuck = [.. chain.Steps.Select(s => s.Id).Where(id => !done.Contains(id))];
        if (stuck.Length > 0)
        {
            Say(at["steps"]!.Line,
                $"the steps {string.Join(", ", stuck)} of '{chain.Id}' wait for each other in a circle.");
        }
    }

    private void Hidden(JsonTree at, Chain chain)
    {
        foreach (string procedure in chain.Procedures)
        {
            Chain? first = document.Chains.TakeWhile(c => c.Id != chain.Id)
                .FirstOrDefault(c => c.Procedures.Contains(procedure) && Covers(c.When, chain.When));
            if (first is not null)
            {
                Say(at.Line, $"the chain '{chain.Id}' is never taken in {procedure}: '{first.Id}' comes first.");
            }
        }
    }

    private static bool Covers(Condition? wide, Condition? narrow) =>
        wide is null || (narrow is not null && wide.Terms.All(t =>
            narrow.Terms.TryGetValue(t.Key, out IReadOnlyList<string>? values) && values.All(t.Value.Contains)));

    private static string? Exclude(Condition? one, Condition? other) => one is null || other is null
        ? null
        : one.Terms.Keys.FirstOrDefault(k =>
            other.Terms.TryGetValue(k, out IReadOnlyList<string>? values) && !values.Any(one.Terms[k].Contains));
}
