using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Functions.Cases;

/// <summary>A case that somebody asks for (收件).</summary>
/// <param name="Procedure">The procedure's three letters.</param>
/// <param name="Jurisdiction">Whose pack it begins under.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Begin">Opens the case and records, or refuses.</param>
public sealed record Intake(string Procedure, string Jurisdiction, Actor Actor, Func<CaseTurn, Refusal?> Begin)
{
    /// <summary>Refuses what <see cref="Begin"/> would, at less cost, as without its documents; null where that costs
    /// little itself.</summary>
    public Func<CaseTurn, Refusal?>? Rehearsal { get; init; }

    /// <summary>The client's key; null where it sends none, and every submission makes a case.</summary>
    public SubmissionKey? Sent { get; init; }

    /// <summary>Takes hold of what one case alone may have, under its number, or throws; null where there is nothing to
    /// hold. May be called again for the same number.</summary>
    public Func<string, Task>? Claim { get; init; }
}
