using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>The window of a recurring duty: rolling from the last act, or laid on the calendar.</summary>
/// <remarks>
/// Decision A-13: 间隔不超过 is rolling, 每周 a calendar week from Monday to Sunday, 每2周 a pair of weeks counted from
/// the account's first full week. A duty begins with the first whole window on or after its anchor.
/// </remarks>
public sealed record Window
{
    /// <summary>How it lies in time.</summary>
    public required WindowKind Kind { get; init; }

    /// <summary>For a rolling window its length in <see cref="Unit"/>; otherwise unused.</summary>
    public int Amount { get; init; } = 1;

    /// <summary>For a rolling window day, week, month or year; otherwise unused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public LimitUnit Unit { get; init; } = LimitUnit.Day;

    /// <summary>The limit to the next act after an act, for a rolling window; days off do not move it.</summary>
    /// <exception cref="InvalidOperationException">The window lies on the calendar.</exception>
    public TimeLimit ToNextAct() => Kind == WindowKind.Rolling
        ? new TimeLimit { Amount = Amount, Unit = Unit, Roll = RollRule.None }
        : throw new InvalidOperationException($"A {Kind} window has no limit from act to act.");

    /// <summary>The window of which a day is part; rolling: the one that ends with it.</summary>
    /// <param name="date">The legal day.</param>
    /// <param name="anchor">The day on which the duty began, such as the account's opening.</param>
    /// <returns>Null before the first whole window.</returns>
    public WindowSpan? At(DateOnly date, DateOnly anchor)
    {
        DateOnly first = Kind switch
        {
            WindowKind.Rolling => Back(date).AddDays(1),
            WindowKind.Week => Monday(date),
            WindowKind.WeekPair => PairOf(date, FirstMonday(anchor)),
            WindowKind.Month => new DateOnly(date.Year, date.Month, 1),
            WindowKind.Quarter => new DateOnly(date.Year, ((date.Month - 1) / 3 * 3) + 1, 1),
            _ => new DateOnly(date.Year, 1, 1),
        };
        return first < anchor ? null : new WindowSpan(first, LastOf(first, date));
    }

    /// <summary>The whole calendar windows that begin on or after the anchor and end on or before a day.</summary>
    /// <param name="anchor">The day on which the duty began.</param>
    /// <param name="through">The last day, inclusive.</param>
    /// <returns>In order, without gaps; empty when none has ended.</returns>
    /// <exception cref="InvalidOperationException">The window is rolling.</exception>
    public IEnumerable<WindowSpan> Ended(DateOnly anchor, DateOnly through)
    {
        if (Kind == WindowKind.Rolling)
        {
            throw new InvalidOperationException("Rolling windows are as many as there are days.");
        }

        return Walk(anchor, through);
    }

    private IEnumerable<WindowSpan> Walk(DateOnly anchor, DateOnly through)
    {
        DateOnly day = anchor;
        while (day <= through)
        {
            WindowSpan? span = At(day, anchor);
            if (span is null)
            {
                day = day.AddDays(1);
                continue;
            }

            if (span.Value.Last > through)
            {
                yield break;
            }

            yield return span.Value;
            day = span.Value.Last.AddDays(1);
        }
    }

    private DateOnly LastOf(DateOnly first, DateOnly date) => Kind switch
    {
        WindowKind.Rolling => date,
        WindowKind.Week => first.AddDays(6),
        WindowKind.WeekPair => first.AddDays(13),
        WindowKind.Month => first.AddMonths(1).AddDays(-1),
        WindowKind.Quarter => first.AddMonths(3).AddDays(-1),
        _ => first.AddYears(1).AddDays(-1),
    };

    private DateOnly Back(DateOnly date) => Unit switch
    {
        LimitUnit.Day => date.AddDays(-Amount),
        LimitUnit.Week => date.AddDays(-7 * Amount),
        LimitUnit.Month => date.AddMonths(-Amount),
        LimitUnit.Year => date.AddYears(-Amount),
        _ => throw new InvalidOperationException($"A rolling window is not counted in {Unit}."),
    };

    private static DateOnly Monday(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    private static DateOnly FirstMonday(DateOnly anchor) => Monday(anchor.AddDays(6));

    private static DateOnly PairOf(DateOnly date, DateOnly first)
    {
        int weeks = (Monday(date).DayNumber - first.DayNumber) / 7;
        return date < first ? DateOnly.MinValue : first.AddDays(weeks / 2 * 14);
    }
}
