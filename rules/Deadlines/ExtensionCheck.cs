using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>Whether an extension may be asked for, or approved, at a moment; a refusal carries a stable code.</summary>
/// <param name="Code">Null when allowed; else one of the codes of this type.</param>
/// <param name="Latest">The instant before which it had to happen (exclusive), the current end of the limit.</param>
/// <param name="MinTotal">The smallest new total accepted, inclusive.</param>
/// <param name="MaxTotal">The largest new total accepted, inclusive.</param>
public readonly record struct ExtensionCheck(string? Code, DateTimeOffset Latest, int MinTotal, int MaxTotal)
{
    /// <summary>The limit had already ended.</summary>
    public const string TooLate = "extension-too-late";

    /// <summary>The new total is above what the clause allows.</summary>
    public const string TooLong = "extension-too-long";

    /// <summary>The new total is not above the present one.</summary>
    public const string TooShort = "extension-too-short";

    /// <summary>The clause knows no extension.</summary>
    public const string NotProvided = "extension-not-provided";

    /// <summary>True when the law allows it.</summary>
    public bool Allowed => Code is null;

    /// <summary>Checks a new total at the moment of asking or of approving; the same check holds for both.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="start">The instant from which it runs.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="budget">What has been granted so far; null for nothing.</param>
    /// <param name="newTotal">The total asked for, from the start.</param>
    /// <param name="at">The moment of asking or approving.</param>
    public static ExtensionCheck Of(
        TimeLimit limit,
        DateTimeOffset start,
        WorkingCalendar calendar,
        Budget? budget,
        int newTotal,
        DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(limit);
        Deadline current = Deadline.Compute(limit, start, calendar, budget);
        int total = budget?.TotalOf(limit) ?? limit.Amount;
        int max = limit.Extension is { } rule ? rule.MaxTotal ?? limit.CumulativeCap ?? total : total;
        string? code =
            limit.Extension is null ? NotProvided
            : limit.Extension.BeforeExpiry && at >= current.DueAt ? TooLate
            : newTotal > max ? TooLong
            : newTotal <= total ? TooShort
            : null;
        return new ExtensionCheck(code, current.DueAt, total + 1, max);
    }
}
