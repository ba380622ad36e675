using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>On which days a daily duty asks for something.</summary>
/// <remarks>Decision A-7: 除节假日外 is read as working days unless the pack says otherwise.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<PostingDays>))]
public enum PostingDays
{
    /// <summary>On working days, make-up days included (holidays and weekends excluded).</summary>
    [JsonStringEnumMemberName("workingDays")]
    WorkingDays,

    /// <summary>On all days but holidays; ordinary weekends ask too.</summary>
    [JsonStringEnumMemberName("exceptHolidays")]
    ExceptHolidays,

    /// <summary>Every day (每天).</summary>
    [JsonStringEnumMemberName("everyDay")]
    EveryDay,
}
