using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>What a limit is counted in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimitUnit>))]
public enum LimitUnit
{
    /// <summary>Working days (工作日), make-up days included.</summary>
    [JsonStringEnumMemberName("workingDay")]
    WorkingDay,

    /// <summary>Calendar days (日、天).</summary>
    [JsonStringEnumMemberName("day")]
    Day,

    /// <summary>Weeks of seven calendar days (周).</summary>
    [JsonStringEnumMemberName("week")]
    Week,

    /// <summary>Calendar months with the end-of-month rule (月); Civil Code, article 202.</summary>
    [JsonStringEnumMemberName("month")]
    Month,

    /// <summary>Calendar years with the end-of-month rule (年).</summary>
    [JsonStringEnumMemberName("year")]
    Year,

    /// <summary>Hours round the clock, from the instant of the start (小时).</summary>
    [JsonStringEnumMemberName("hour")]
    Hour,

    /// <summary>Minutes round the clock, from the instant of the start (分钟).</summary>
    [JsonStringEnumMemberName("minute")]
    Minute,

    /// <summary>A date named by the text; the day itself is in time.</summary>
    [JsonStringEnumMemberName("fixedDate")]
    FixedDate,

    /// <summary>The n-th working day of a month (月初); the first on or after the start is due.</summary>
    [JsonStringEnumMemberName("workingDayOfMonth")]
    WorkingDayOfMonth,
}
