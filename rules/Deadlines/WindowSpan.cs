using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>A stretch of legal days in which something must have happened.</summary>
/// <param name="First">The first day, inclusive.</param>
/// <param name="Last">The last day, inclusive.</param>
public readonly record struct WindowSpan(DateOnly First, DateOnly Last)
{
    /// <summary>The first instant, inclusive.</summary>
    public DateTimeOffset StartsAt => ChinaTime.StartOf(First);

    /// <summary>The end, exclusive; what has not happened before it is missed.</summary>
    public DateTimeOffset EndsAt => ChinaTime.EndOf(Last);

    /// <summary>True when a day lies in it.</summary>
    /// <param name="date">The legal day.</param>
    public bool Contains(DateOnly date) => First <= date && date <= Last;
}
