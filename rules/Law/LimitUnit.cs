using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>What a limit counts in.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LimitUnit>))]
public enum LimitUnit
{
    /// <summary>Working days, make-up days included (工作日).</summary>
    WorkingDay,

    /// <summary>Calendar days (天, 日).</summary>
    Day,

    /// <summary>Weeks of seven days (周).</summary>
    Week,

    /// <summary>Calendar months, with the end-of-month rule (月).</summary>
    Month,

    /// <summary>Calendar years (年).</summary>
    Year,

    /// <summary>Hours by the clock, day and night (小时).</summary>
    Hour,

    /// <summary>A named day.</summary>
    FixedDate,
}
