using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>Takes pauses out of a period; a pause that begins after the end changes nothing.</summary>
internal static class Pauses
{
    /// <summary>The last day with the pauses taken out.</summary>
    /// <param name="terms">The limit and its pauses.</param>
    /// <param name="zero">The day before the first that counts.</param>
    /// <param name="last">The last day without pauses.</param>
    /// <param name="days">The working days.</param>
    /// <param name="workingDays">True when the limit counts working days, false for calendar days.</param>
    public static DateOnly Apply(Terms terms, DateOnly zero, DateOnly last, DayCounter days, bool workingDays)
    {
        bool working = workingDays || terms.Limit.PauseRule == PauseRule.S3;
        DateOnly end = last;
        foreach ((DateOnly after, DateOnly through) in Spans(terms, zero, days, working))
        {
            if (after >= end)
            {
                break;
            }

            end = working
                ? days.After(end, days.Count(after, through))
                : end.AddDays(through.DayNumber - after.DayNumber);
        }

        return end;
    }

    /// <summary>The instant at which hours end with the pauses taken out.</summary>
    public static DateTimeOffset Apply(Terms terms, DateTimeOffset end)
    {
        DateTimeOffset reached = terms.Start;
        foreach (Pause pause in terms.Pauses)
        {
            DateTimeOffset from = pause.From > reached ? pause.From : reached;
            if (from >= end)
            {
                break;
            }

            if (pause.Until > from)
            {
                end += pause.Until.Value - from;
                reached = pause.Until.Value;
            }
        }

        return end;
    }

    /// <summary>The days taken out as (after, through]: none twice, none before the period, none above a cap.</summary>
    public static IEnumerable<(DateOnly After, DateOnly Through)> Spans(
        Terms terms, DateOnly zero, DayCounter days, bool workingDays)
    {
        DateOnly reached = zero;
        int left = terms.Limit.PauseCapTotal ?? int.MaxValue;
        foreach (Pause pause in terms.Pauses)
        {
            DateOnly suspended = ChinaTime.DateOf(pause.From);
            DateOnly after = terms.Limit.PauseRule == PauseRule.S2 ? suspended.AddDays(-1) : suspended;
            DateOnly through = ChinaTime.DateOf(pause.Until!.Value);
            after = after > reached ? after : reached;
            if (through <= after)
            {
                continue;
            }

            reached = through;
            int length = workingDays ? days.Count(after, through) : through.DayNumber - after.DayNumber;
            int taken = Math.Min(length, Math.Min(terms.Limit.PauseCap ?? int.MaxValue, left));
            left -= taken;
            yield return
                taken == length ? (after, through)
                : workingDays ? (after, days.After(after, taken))
                : (after, after.AddDays(taken));
        }
    }
}
