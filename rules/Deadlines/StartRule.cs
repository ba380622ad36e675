using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>How the day of the start counts.</summary>
/// <remarks>V3 is never earlier than V1, V1 never earlier than V2.</remarks>
[JsonConverter(typeof(JsonStringEnumConverter<StartRule>))]
public enum StartRule
{
    /// <summary>The start day is day 0, working day or not; the default. Civil Code, article 201.</summary>
    [JsonStringEnumMemberName("V1")]
    V1,

    /// <summary>The start day is day 1 if it is itself of the unit counted.</summary>
    [JsonStringEnumMemberName("V2")]
    V2,

    /// <summary>A start on a day off is deemed to fall on the next working day, which is then day 0.</summary>
    [JsonStringEnumMemberName("V3")]
    V3,
}
