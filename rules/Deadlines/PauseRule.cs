using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>Which days a pause takes out of a period.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PauseRule>))]
public enum PauseRule
{
    /// <summary>The days after the suspension through the day of resumption; the default.</summary>
    [JsonStringEnumMemberName("S1")]
    S1,

    /// <summary>Both endpoint days too.</summary>
    [JsonStringEnumMemberName("S2")]
    S2,

    /// <summary>None; the working days after suspension through resumption are added after the last day.</summary>
    [JsonStringEnumMemberName("S3")]
    S3,
}
