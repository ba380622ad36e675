using System.Text.Json.Serialization;

namespace GovMedia.Rules.Calendar;

/// <summary>What a day is to the law.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayKind>))]
public enum DayKind
{
    /// <summary>An ordinary Monday to Friday: a working day (工作日).</summary>
    [JsonStringEnumMemberName("weekday")]
    Weekday,

    /// <summary>An ordinary Saturday or Sunday: no working day (休息日).</summary>
    [JsonStringEnumMemberName("weekend")]
    Weekend,

    /// <summary>A day that a notice or the statute sets free, weekend days within it included (节假日).</summary>
    [JsonStringEnumMemberName("holiday")]
    Holiday,

    /// <summary>A Saturday or Sunday that a notice makes a working day (调休上班).</summary>
    [JsonStringEnumMemberName("makeupWorkday")]
    MakeupWorkday,
}
