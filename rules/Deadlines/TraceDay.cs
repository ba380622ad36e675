namespace GovMedia.Rules.Deadlines;

/// <summary>One day of a period, and whether it counts.</summary>
/// <param name="Date">The legal day.</param>
/// <param name="Counted">True when the day counts towards the limit.</param>
/// <param name="Ordinal">How many have counted through this day, from 1; 0 before the first.</param>
/// <param name="Why">The reason, in both languages.</param>
public readonly record struct TraceDay(DateOnly Date, bool Counted, int Ordinal, LocalText Why);
