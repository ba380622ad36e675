using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>How a window of observation lies in time.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WindowKind>))]
public enum WindowKind
{
    /// <summary>Any stretch of its length (间隔不超过……).</summary>
    [JsonStringEnumMemberName("rolling")]
    Rolling,

    /// <summary>Calendar weeks, Monday to Sunday (每周).</summary>
    [JsonStringEnumMemberName("week")]
    Week,

    /// <summary>Pairs of weeks from the account's first full week on (每2周).</summary>
    [JsonStringEnumMemberName("weekPair")]
    WeekPair,

    /// <summary>Calendar months (每月).</summary>
    [JsonStringEnumMemberName("month")]
    Month,

    /// <summary>Calendar quarters (每季度).</summary>
    [JsonStringEnumMemberName("quarter")]
    Quarter,

    /// <summary>Calendar years (每年).</summary>
    [JsonStringEnumMemberName("year")]
    Year,
}
