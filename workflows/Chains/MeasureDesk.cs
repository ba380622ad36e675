using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Chains;

/// <summary>Measures against a unit: a person chooses one of the pack's list after a finding; there is no ladder. Pure.</summary>
/// <remarks>Source: Yunnan Measures, article 44; Tongnan, article 34.</remarks>
public static class MeasureDesk
{
    /// <summary>Records the measure chosen, or refuses.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="measure">An entry of the list.</param>
    /// <param name="reason">Why this one.</param>
    /// <param name="finding">What was found, in words, where the case itself shows no breach; or null.</param>
    public static Refusal? Choose(CaseTurn turn, string measure, string reason, string? finding)
    {
        ArgumentNullException.ThrowIfNull(turn);
        LawList? list = turn.Law.Pack.Lists.FirstOrDefault(static l => l.Id == "measures");
        if (list is null)
        {
            string title = turn.Law.Pack.Instrument.Title.Zh;
            return new Refusal("no-rule", $"《{title}》没有规定此类措施。", $"{turn.Law.Pack.Instrument.Title.En} has no list of measures.");
        }

        Clause clause = turn.Law.Clause(list.Clause);
        if (list.Items.FirstOrDefault(i => i.IsNamed(measure)) is not { } item)
        {
            string accepted = string.Join(", ", list.Items.Select(static i => i.Id));
            return new Refusal(
                "measure-not-listed",
                $"“{measure}”不在措施之列；可为：{accepted}。依据：{turn.Law.Cite(clause.Id)}。",
                $"'{measure}' is not on the list; accepted are {accepted}.")
            {
                Rule = clause.Id,
                Article = clause.Article,
            };
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        CaseClock? breached = turn.File.Clocks.Values.FirstOrDefault(static c => c is { State: ClockState.Breached, Kind: "ceiling" });
        if (breached is null && facts.Findings.IsEmpty && finding is null)
        {
            return new Refusal(
                "no-finding",
                $"措施须以查实的情形为前提：本案没有逾期或者已记录的情形，请在 finding 中写明。依据：{turn.Law.Cite(clause.Id)}。",
                "A measure follows a finding; this case shows none. State it in 'finding'.")
            {
                Rule = clause.Id,
                Article = clause.Article,
            };
        }

        Measure chosen = new(item.Id, reason, clause.Id, turn.Actor.User, turn.Now);
        turn.Change(f =>
        {
            ChainFacts now = f.FactsAs<ChainFacts>();
            return f.WithFacts(now with
            {
                Measures = now.Measures.Add(chosen),
                Findings = finding is null ? now.Findings : now.Findings.Add(new Finding("stated", clause.Id, finding, turn.Now)),
            });
        });
        turn.Record("measure.chosen", clause.Id);
        turn.Tell($"measure:{turn.Tip.Seq}", $"{turn.File.Unit}.unit-head", ChainLetters.MeasureChosen(turn, item, chosen));
        return null;
    }
}
