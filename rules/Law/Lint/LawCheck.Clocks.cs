using GovMedia.Rules.Deadlines;

namespace GovMedia.Rules.Law.Lint;

/// <summary>Clocks: their clause, their number, their ladder.</summary>
internal sealed partial class LawCheck
{
    private static readonly string[] Listeners = ["applicant", "supervising-unit"];

    private void Clocks(Pack law)
    {
        foreach ((JsonTree at, ClockRule clock) in Items("clocks").Zip(document.Clocks))
        {
            KnowClause(law, at["clause"]);
            KnowClause(law, at["extension"]?["clause"]);
            KnowClause(law, at["override"]?["clause"]);
            KnowDecisions(law, at["decisions"]);
            KnowDecisions(law, at["extension"]?["decisions"]);
            foreach (JsonTree start in at["starts"]!.Items)
            {
                KnowProcedures(start["procedures"]);
                KnowDecision(law, start["decision"]);
            }

            foreach (string fault in TimeLimitCheck.Faults(clock.Counted))
            {
                Say(at["limit"]!.Line, $"the clock '{clock.Id}' cannot be counted: {fault}");
            }

            if (clock.Limit.Kind == LimitKind.Target != clock.SoftWord is not null)
            {
                Say(at["limit"]!.Line, clock.SoftWord is null
                    ? $"the clock '{clock.Id}' is a target and names no softWord that it stands for."
                    : $"the clock '{clock.Id}' stands for '{clock.SoftWord}', so its kind is target.");
            }

            if (clock.Extension is { } extension && extension.MinTotal <= clock.Limit.Amount)
            {
                Say(at["extension"]!.Line,
                    $"the clock '{clock.Id}' is extended to {extension.MinTotal}, which is no more than it has.");
            }

            Heard(at);
        }
    }

    private void Heard(JsonTree clock)
    {
        Unique(clock["escalation"], $"the ladder of '{clock["id"]!.Text}'");
        IEnumerable<JsonTree> people = (clock["escalation"]?.Items ?? []).SelectMany(r => r["to"]!.Items);
        foreach (JsonTree to in people.Where(t => !Roles.Acts(t.Text) && !Listeners.Contains(t.Text)))
        {
            Say(to.Line, $"nobody is '{to.Text}'; accepted: a role, {string.Join(", ", Listeners)}.");
        }

        IEnumerable<JsonTree> approvers = (clock["extension"]?["approverRoles"]?.Items ?? [])
            .Concat(clock["override"]?["approverRoles"]?.Items ?? []);
        foreach (JsonTree role in approvers.Where(r => !Roles.Acts(r.Text)))
        {
            Say(role.Line, $"nobody can hold the role '{role.Text}' in a case.");
        }
    }
}
