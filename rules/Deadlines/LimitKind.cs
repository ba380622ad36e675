using System.Text.Json.Serialization;

namespace GovMedia.Rules.Deadlines;

/// <summary>What passing a limit means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LimitKind>))]
public enum LimitKind
{
    /// <summary>Act within it (……内); late after it.</summary>
    [JsonStringEnumMemberName("ceiling")]
    Ceiling,

    /// <summary>Wait it out (不少于……); the next step is lawful after it.</summary>
    [JsonStringEnumMemberName("floor")]
    Floor,

    /// <summary>A management target for a duty without a statutory number; never shown as a statutory limit.</summary>
    [JsonStringEnumMemberName("target")]
    Target,
}
