using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>Working days summed over several stretches of one duty (累计不得超过).</summary>
/// <remarks>
/// Each stretch counts its days after its first through its last, and no date twice. Exactly the cap is allowed
/// (Civil Code, article 1259: 超过 excludes the number); the cap is passed as the day after the last allowed one begins.
/// </remarks>
public static class CumulativeCount
{
    /// <summary>How many working days the stretches have used.</summary>
    /// <param name="stretches">The stretches as (from, to]; in any order, overlaps count once.</param>
    /// <param name="calendar">The working days.</param>
    public static int Of(IEnumerable<(DateOnly From, DateOnly To)> stretches, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        int used = 0;
        DateOnly reached = DateOnly.MinValue;
        foreach ((DateOnly from, DateOnly to) in stretches.OrderBy(s => s.From))
        {
            DateOnly after = from > reached ? from : reached;
            if (to > after)
            {
                used += calendar.CountWorkingDays(after, to);
                reached = to;
            }
        }

        return used;
    }

    /// <summary>When a stretch that still runs passes the cap: 00:00 of the first working day too many.</summary>
    /// <param name="ended">The stretches that have ended, as (from, to].</param>
    /// <param name="openFrom">The day on which the running stretch began, not before any of them ended.</param>
    /// <param name="cap">The most working days allowed.</param>
    /// <param name="calendar">The working days.</param>
    public static DateTimeOffset PassedAt(
        IEnumerable<(DateOnly From, DateOnly To)> ended, DateOnly openFrom, int cap, WorkingCalendar calendar)
    {
        int left = cap - Of(ended, calendar);
        return left < 0
            ? throw new ArgumentOutOfRangeException(nameof(cap), cap, "The ended stretches alone have passed the cap.")
            : ChinaTime.StartOf(calendar.WorkingDayAfter(openFrom, left + 1));
    }
}
