namespace GovMedia.Rules.Law.Plans;

/// <summary>
/// What one law asks for in one matter: steps, gates, clocks, notice, and every clause and decision behind it.
/// </summary>
public sealed record Plan
{
    /// <summary>The law it was resolved under.</summary>
    public required Pack Pack { get; init; }

    /// <summary>The procedure's code.</summary>
    public required string Procedure { get; init; }

    /// <summary>The chain taken; null where the instrument has no rule for the matter.</summary>
    public required Chain? Chain { get; init; }

    /// <summary>Whether the instrument has a rule for how the matter proceeds.</summary>
    public bool HasRule => Chain is not null;

    /// <summary>The steps, in order; empty without a rule.</summary>
    public required IReadOnlyList<PlannedStep> Steps { get; init; }

    /// <summary>What every gate of the procedure says.</summary>
    public required IReadOnlyList<GateFinding> Gates { get; init; }

    /// <summary>The clocks to start, each with its trigger.</summary>
    public required IReadOnlyList<PlannedClock> Clocks { get; init; }

    /// <summary>The public notice; null where none is asked for.</summary>
    public required PlannedNotice? Notice { get; init; }

    /// <summary>What must be handed in, with items that do not apply left out.</summary>
    public required IReadOnlyList<Checklist> Checklists { get; init; }

    /// <summary>Where the matter goes; null where no routing rule fits.</summary>
    public required RoutingRule? Route { get; init; }

    /// <summary>Entries of the lists of places and organs found in the account's name; may be empty.</summary>
    public required IReadOnlyList<LawListItem> FoundInName { get; init; }

    /// <summary>On what the instrument has no rule, in words; empty where it answers everything.</summary>
    public required IReadOnlyList<LocalText> Silences { get; init; }

    /// <summary>Every clause the plan rests on, each once.</summary>
    public required IReadOnlyList<Clause> Citations { get; init; }

    /// <summary>Every entry of the conflict register the plan rests on, each once.</summary>
    public required IReadOnlyList<Conflict> Decisions { get; init; }

    /// <summary>The gates that bar the case; empty when none does.</summary>
    public IEnumerable<GateFinding> Refusals => Gates.Where(g => g.Bars);
}
