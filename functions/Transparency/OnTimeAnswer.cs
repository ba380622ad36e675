namespace GovMedia.Functions.Transparency;

/// <summary>The figures of one period.</summary>
/// <param name="AsOf">The instant they were counted at.</param>
/// <param name="From">The first instant of the period; null where it is open.</param>
/// <param name="To">The end of the period, exclusive; null where it is open.</param>
/// <param name="Items">By jurisdiction, unit and clause.</param>
public sealed record OnTimeAnswer(
    DateTimeOffset AsOf, DateTimeOffset? From, DateTimeOffset? To, IReadOnlyList<OnTimeRow> Items);
