namespace GovMedia.Rules.Law.Plans;

/// <summary>What a gate says, and why.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="State">What it says.</param>
/// <param name="Clauses">The clauses it follows from; the first one is cited in a refusal.</param>
/// <param name="Missing">Names of the facts it still needs to know; empty unless it is open.</param>
public sealed record GateFinding(
    Gate Gate, GateState State, IReadOnlyList<Clause> Clauses, IReadOnlyList<string> Missing)
{
    /// <summary>Whether the case goes no further: refused by a hard gate.</summary>
    public bool Bars => State == GateState.Refused && Gate.Strength == GateStrength.Hard;

    /// <summary>Whether the case goes on only with a reason and an approver: refused by a soft gate.</summary>
    public bool NeedsOverride => State == GateState.Refused && Gate.Strength == GateStrength.Soft;

    /// <summary>The refusal with article and words of the clause, for a reader.</summary>
    /// <param name="language">A language tag.</param>
    public string Say(string language)
    {
        Clause cited = Clauses[0];
        bool english = language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        return english
            ? $"{Gate.Message.En} ({cited.Id}, article {cited.Article}: “{cited.Quote}”)"
            : $"{Gate.Message.Zh}（{cited.Id}，第{cited.Article}条：“{cited.Quote}”）";
    }
}
