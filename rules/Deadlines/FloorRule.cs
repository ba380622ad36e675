using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>How a minimum period counts the day of publication, and when the next step is lawful.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FloorRule>))]
public enum FloorRule
{
    /// <summary>The day of publication is not counted; n full working days pass; the default.</summary>
    [JsonStringEnumMemberName("M1")]
    M1,

    /// <summary>The day of publication counts if it is a working day and the notice stood by opening time.</summary>
    [JsonStringEnumMemberName("M2")]
    M2,

    /// <summary>Continuous natural days, the day of publication not counted.</summary>
    [JsonStringEnumMemberName("M3")]
    M3,

    /// <summary>As M1, but the next step is only lawful on a working day.</summary>
    [JsonStringEnumMemberName("M4")]
    M4,
}
