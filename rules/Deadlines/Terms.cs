using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>What a limit and its ledger come to: the limit that applies, from when, how much.</summary>
/// <param name="Limit">The clause's limit, or the one that another law puts in its place.</param>
/// <param name="Start">The start, or the last restart.</param>
/// <param name="Total">The total that stands, in the limit's unit.</param>
/// <param name="DueDate">The last day that another law names; null where days are counted.</param>
/// <param name="Pauses">Pauses that have ended, by their beginning.</param>
/// <param name="OpenPause">The pause that still stands; null for none.</param>
internal sealed record Terms(
    TimeLimit Limit,
    DateTimeOffset Start,
    int Total,
    DateOnly? DueDate,
    IReadOnlyList<Pause> Pauses,
    Pause? OpenPause)
{
    public DateOnly StartDate { get; } = ChinaTime.DateOf(Start);

    /// <summary>True for a floor of continuous natural days, whatever its unit says.</summary>
    public bool CountsNaturalDays => Limit.Kind == LimitKind.Floor && Limit.FloorRule == FloorRule.M3;

    public static Terms Of(TimeLimit limit, DateTimeOffset start, Budget budget)
    {
        Extension? extension = budget.LastExtension;
        LimitOverride? other = budget.LastOverride;
        TimeLimit applies = other?.Limit ?? limit;
        int total = extension?.Total ?? applies.Amount;
        int? cap = applies.Extension?.MaxTotal ?? applies.CumulativeCap;
        if (extension is not null && total > cap)
        {
            throw new ArgumentException($"A total of {total} is above the cap of {cap}.", nameof(budget));
        }

        if (budget.Pauses.Count > 0 && (applies.PauseRule is null || string.IsNullOrWhiteSpace(applies.PauseBasis)))
        {
            throw new ArgumentException("No text lets this clock stop; a pause has no legal basis.", nameof(budget));
        }

        if (budget.Pauses.FirstOrDefault(p => p.Until < p.From) is { } reversed)
        {
            throw new ArgumentException(
                $"A pause from {reversed.From:O} cannot end at {reversed.Until:O}.", nameof(budget));
        }

        return new Terms(
            applies,
            budget.LastRestart?.At ?? start,
            total,
            extension is null ? other?.DueDate : null,
            budget.Pauses.Where(p => p.Until is not null).OrderBy(p => p.From).ToArray(),
            budget.Pauses.FirstOrDefault(p => p.Until is null));
    }
}
