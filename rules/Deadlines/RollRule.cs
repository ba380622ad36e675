using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>What happens when the last day is a day off.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RollRule>))]
public enum RollRule
{
    /// <summary>It stays.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>It moves to the next working day; a make-up Saturday is one. Civil Code, article 203.</summary>
    [JsonStringEnumMemberName("forward")]
    Forward,
}
