namespace GovMedia.Rules.Law;

/// <summary>What starts a clock in some procedures.</summary>
/// <param name="Procedures">The codes of the procedures.</param>
/// <param name="Trigger">The event whose day is day 0: <c>received</c>, <c>opened</c>, <c>consent</c>,
/// <c>published</c> …</param>
/// <param name="Decision">The entry of the conflict register that chose this event; null where the text names
/// it.</param>
public sealed record ClockStart(IReadOnlyList<string> Procedures, string Trigger, string? Decision = null);
