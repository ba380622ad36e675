namespace GovMedia.Rules.Law.Plans;

/// <summary>The public notice a plan asks for.</summary>
/// <param name="Step">The id of the step that publishes it.</param>
/// <param name="Clauses">The clauses it follows from.</param>
/// <param name="Channels">Kinds of channel to publish through; may be empty where the text names none.</param>
/// <param name="Floor">How long it must stand at least; null where the instrument sets no length.</param>
public sealed record PlannedNotice(
    string Step, IReadOnlyList<Clause> Clauses, IReadOnlyList<string> Channels, ClockRule? Floor);
