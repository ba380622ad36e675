namespace GovMedia.Rules.Law.Lint;

/// <summary>Clauses: quotes, paths, contradictions.</summary>
internal sealed partial class LawCheck
{
    private void Clauses(Pack law)
    {
        string? text = input.InstrumentText ?? Quotes.TextOf(document.Id);
        string? normal = text is null ? null : Quotes.Normalise(text);
        foreach ((JsonTree at, Clause clause) in Items("clauses").Zip(document.Clauses))
        {
            if (normal is not null && !normal.Contains(Quotes.Normalise(clause.Quote), StringComparison.Ordinal))
            {
                Say(at["quote"]!.Line, $"the quote of {clause.Id} does not stand in the text of the instrument.");
            }

            KnowClauses(law, at["tightens"]);
            KnowClauses(law, at["contrary"]);
            Registered(law, at, clause);
            Paths(law, at, clause);
        }
    }

    private void Registered(Pack law, JsonTree at, Clause clause)
    {
        foreach (string against in clause.Contrary)
        {
            if (!law.Conflicts.Any(c => c.Clauses.Contains(clause.Id) && c.Clauses.Contains(against)))
            {
                Say(at["contrary"]!.Line,
                    $"{clause.Id} is contrary to {against}, and no entry of the conflict register names both.");
            }
        }
    }

    private void Paths(Pack law, JsonTree at, Clause clause)
    {
        if (clause.EnforcedBy.Count == 0 == clause.NotMachine is null)
        {
            Say(at.Line, $"{clause.Id} needs either enforcedBy, or notMachine with the reason.");
        }

        foreach (JsonTree path in at["enforcedBy"]?.Items ?? [])
        {
            try
            {
                if (EnforcementPath.Parse(path.Text).Fault(law, clause.Id) is { } fault)
                {
                    Say(path.Line, fault);
                }
            }
            catch (FormatException e)
            {
                Say(path.Line, e.Message);
            }
        }

        bool timed = clause.EnforcedBy.Any(p => p.Contains(".clock.", StringComparison.Ordinal)
            || p.Contains(".extension.", StringComparison.Ordinal));
        if (clause.Kind == ClauseKind.Timed && clause.NotMachine is null && !timed)
        {
            Say(at["kind"]!.Line, $"{clause.Id} is timed, and no clock is among what enforces it.");
        }
    }
}
