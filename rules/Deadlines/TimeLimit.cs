using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>A limit (时限) as a clause gives it: number, unit and every choice about how it is counted.</summary>
/// <remarks>Each choice has the default that the settled texts or the decisions give.</remarks>
public sealed record TimeLimit
{
    /// <summary>The number; unused for a fixed date.</summary>
    public int Amount { get; init; }

    /// <summary>What is counted.</summary>
    public required LimitUnit Unit { get; init; }

    /// <summary>Whether to act within it, to wait it out, or to aim at it.</summary>
    public LimitKind Kind { get; init; } = LimitKind.Ceiling;

    /// <summary>How the start day counts; a floor goes by <see cref="FloorRule"/> instead.</summary>
    public StartRule StartRule { get; init; } = StartRule.V1;

    /// <summary>When the last day ends.</summary>
    public EndRule EndRule { get; init; } = EndRule.EndOfDay;

    /// <summary>When the counter closes, China time; needed for <see cref="EndRule.CloseOfBusiness"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeOnly? ClosesAt { get; init; }

    /// <summary>What a day off as last day does; null is the unit's default, see <see cref="EffectiveRoll"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RollRule? Roll { get; init; }

    /// <summary>How a floor is counted; unused for other kinds.</summary>
    public FloorRule FloorRule { get; init; } = FloorRule.M1;

    /// <summary>Opening time for <see cref="FloorRule.M2"/>, China time; null is 09:00.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeOnly? OpensAt { get; init; }

    /// <summary>Which days a pause takes out; null where no text lets the clock stop.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PauseRule? PauseRule { get; init; }

    /// <summary>The text that lets the clock stop; needed beside <see cref="PauseRule"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PauseBasis { get; init; }

    /// <summary>The most days, of the unit counted, that one pause takes out; null where unlimited.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PauseCap { get; init; }

    /// <summary>The most days, of the unit counted, that all pauses take out; null where unlimited.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PauseCapTotal { get; init; }

    /// <summary>The most that the limit may grow to, counted from the start (累计不得超过); null where it may not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CumulativeCap { get; init; }

    /// <summary>How the limit may be extended; null where it may not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ExtensionRule? Extension { get; init; }

    /// <summary>The date of a limit that is one day in history; see <see cref="MonthDay"/> for a yearly one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Date { get; init; }

    /// <summary>A day of every year, <c>MM-dd</c>; the first on or after the start is due.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MonthDay { get; init; }

    /// <summary>The day of the month that a working day of the month never passes; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? NotAfterDay { get; init; }

    /// <summary>
    /// The roll that applies: what the limit says, else forward for statutory ceilings in calendar units, else none.
    /// </summary>
    [JsonIgnore]
    public RollRule EffectiveRoll => Roll ?? (Kind == LimitKind.Ceiling && IsCalendarUnit
        ? RollRule.Forward
        : RollRule.None);

    /// <summary>True when the limit runs by the clock and no calendar plays a part.</summary>
    [JsonIgnore]
    public bool RunsByTheClock => Unit is LimitUnit.Hour or LimitUnit.Minute;

    /// <summary>True for days, weeks, months and years.</summary>
    [JsonIgnore]
    public bool IsCalendarUnit => Unit is LimitUnit.Day or LimitUnit.Week or LimitUnit.Month or LimitUnit.Year;

    /// <summary>A ceiling of working days with every default.</summary>
    /// <param name="amount">How many, from 1.</param>
    public static TimeLimit WorkingDays(int amount) => new() { Amount = amount, Unit = LimitUnit.WorkingDay };

    /// <summary>A floor of working days with every default.</summary>
    /// <param name="amount">How many full working days, from 1.</param>
    public static TimeLimit FloorOfWorkingDays(int amount) =>
        new() { Amount = amount, Unit = LimitUnit.WorkingDay, Kind = LimitKind.Floor };
}
