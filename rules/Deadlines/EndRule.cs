using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>When the last day ends.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EndRule>))]
public enum EndRule
{
    /// <summary>At 24:00; the default. Civil Code, article 203.</summary>
    [JsonStringEnumMemberName("24:00")]
    EndOfDay,

    /// <summary>When the counter closes, where the act needs an open counter. Civil Code, article 203.</summary>
    [JsonStringEnumMemberName("closeOfBusiness")]
    CloseOfBusiness,
}
