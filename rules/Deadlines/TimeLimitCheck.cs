using System.Globalization;

namespace GovMedia.Rules.Deadlines;

/// <summary>Tells whether a limit can be computed at all; for pack lint and for limits written by hand.</summary>
public static class TimeLimitCheck
{
    /// <summary>What is wrong with a limit, one text a fault, each naming its field; empty when it is sound.</summary>
    /// <param name="limit">The limit.</param>
    public static IReadOnlyList<string> Faults(TimeLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        List<string> faults = [];
        void Unless(bool sound, string fault)
        {
            if (!sound)
            {
                faults.Add(fault);
            }
        }

        bool dated = limit.Unit == LimitUnit.FixedDate;
        Unless(dated || limit.Amount > 0, $"amount: {limit.Amount} is not accepted; a limit counts at least 1.");
        Unless(
            dated == (limit.Date is not null ^ limit.MonthDay is not null) && (dated || limit.Date is null),
            "date: a fixedDate needs either date or monthDay, and no other unit takes them.");
        Unless(
            limit.MonthDay is null || TryMonthDay(limit.MonthDay, out _, out _),
            $"monthDay: '{limit.MonthDay}' is not accepted; write MM-dd, such as 12-31.");
        Unless(
            (limit.EndRule == EndRule.CloseOfBusiness) == limit.ClosesAt is not null,
            "closesAt: closeOfBusiness needs the hour, and 24:00 takes none.");
        Unless(
            limit.PauseRule is null == string.IsNullOrWhiteSpace(limit.PauseBasis),
            "pauseBasis: a pause rule needs the text that allows it, and the text a rule.");
        Unless(
            limit.PauseRule is not null || (limit.PauseCap is null && limit.PauseCapTotal is null),
            "pauseCap: only a limit with a pause rule takes a cap.");
        Unless(limit.PauseCap is null or > 0, "pauseCap: at least 1.");
        Unless(limit.PauseCapTotal is null or > 0, "pauseCapTotal: at least 1.");
        Unless(
            limit.CumulativeCap is null || limit.CumulativeCap >= limit.Amount,
            $"cumulativeCap: {limit.CumulativeCap} is less than the amount {limit.Amount}, which it includes.");
        Unless(
            limit.Extension is null || (limit.Extension.MaxTotal ?? limit.CumulativeCap) > limit.Amount,
            "extension: needs maxTotal or cumulativeCap above the amount.");
        Unless(
            limit.NotAfterDay is null
                || (limit.Unit == LimitUnit.WorkingDayOfMonth && limit.NotAfterDay is > 0 and < 32),
            "notAfterDay: a day of the month, only for workingDayOfMonth.");
        Unless(
            limit.Kind == LimitKind.Floor || limit.FloorRule == FloorRule.M1,
            "floorRule: only a floor takes one.");
        return faults;
    }

    /// <summary>Reads <c>MM-dd</c>; the day is checked against a leap year.</summary>
    internal static bool TryMonthDay(string text, out int month, out int day)
    {
        bool read = DateOnly.TryParseExact(
            $"2024-{text}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date);
        (month, day) = (date.Month, date.Day);
        return read;
    }
}
