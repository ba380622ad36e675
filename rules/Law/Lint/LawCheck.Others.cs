namespace GovMedia.Rules.Law.Lint;

/// <summary>Gates, monitors, checklists, lists, routing, conflicts and parameters.</summary>
internal sealed partial class LawCheck
{
    private static readonly (string Fact, string List)[] Needed =
        [("platformApproved", "platforms"), ("sourceListed", "sources"), ("nameHoldsPlaceOrOrgan", "places")];

    private void Gates(Pack law)
    {
        foreach ((JsonTree at, Gate gate) in Items("gates").Zip(document.Gates))
        {
            KnowProcedures(at["procedures"]);
            KnowClauses(law, at["clauses"]);
            KnowDecisions(law, at["decisions"]);
            KnowFacts(at["when"]);
            KnowFacts(at["requires"]);
            if (gate.Strength == GateStrength.Soft != gate.Override is not null)
            {
                Say(at["strength"]!.Line, gate.Override is null
                    ? $"the gate '{gate.Id}' is soft and does not say how it is passed (override)."
                    : $"the gate '{gate.Id}' is hard, so nobody passes it: leave out override.");
            }

            if (gate.Override is { } passing && !Roles.CanBeHeld(passing.ApproverRole, passing.Level))
            {
                Say(at["override"]!.Line, $"nobody can hold '{passing.ApproverRole}' at the level of '{gate.Id}'.");
            }

            foreach ((string fact, string list) in Needed)
            {
                bool asks = gate.Requires.Terms.ContainsKey(fact) || gate.When?.Terms.ContainsKey(fact) == true;
                if (asks && law.Lists.All(l => l.Id != list))
                {
                    Say(at.Line, $"the gate '{gate.Id}' asks for '{fact}', and there is no list '{list}'.");
                }
            }
        }
    }

    private void Others(Pack law)
    {
        foreach (JsonTree monitor in Items("monitors"))
        {
            KnowProcedure(monitor["procedure"]!);
            KnowFacts(monitor["subject"]);
            KnowDecisions(law, monitor["decisions"]);
        }

        foreach (JsonTree checklist in Items("checklists"))
        {
            KnowProcedures(checklist["procedures"]);
            KnowClauses(law, checklist["clauses"]);
            Unique(checklist["items"], $"the checklist '{checklist["id"]!.Text}'");
            foreach (JsonTree item in checklist["items"]!.Items)
            {
                KnowClause(law, item["clause"]);
                KnowFacts(item["when"]);
            }
        }

        foreach (JsonTree rule in Items("routing"))
        {
            KnowProcedures(rule["procedures"]);
            KnowFacts(rule["when"]);
            KnowDecisions(law, rule["decisions"]);
        }

        foreach (JsonTree list in Items("lists"))
        {
            Unique(list["items"], $"the list '{list["id"]!.Text}'");
        }

        foreach (JsonTree conflict in Items("conflicts"))
        {
            KnowClauses(law, conflict["clauses"]);
        }

        foreach (JsonTree parameter in Items("parameters"))
        {
            KnowDecision(law, parameter["decision"]);
            if (parameter["id"]!.Text is Parameter.CertificateReminders or Parameter.TaskReminders && !Parameter.TryDays(parameter["value"]!.Text, out _))
            {
                Say(
                    parameter["value"]!.Line,
                    $"'{parameter["value"]!.Text}' are no reminders; accepted: working days, descending, as in 20,10,3.");
            }
            else if (parameter["id"]!.Text == Parameter.AnnualReviewOpens && !Parameter.IsDayOfYear(parameter["value"]!.Text))
            {
                Say(
                    parameter["value"]!.Line,
                    $"'{parameter["value"]!.Text}' is no day of the year; accepted: MM-dd, as in 11-01.");
            }
        }

        foreach (string list in (string[])["monitors", "lists", "routing", "parameters"])
        {
            foreach (JsonTree each in Items(list))
            {
                KnowClause(law, each["clause"]);
            }
        }
    }
}
