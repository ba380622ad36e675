using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>What a limit of time means.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LimitKind>))]
public enum LimitKind
{
    /// <summary>No later than (不超过, 以内).</summary>
    Ceiling,

    /// <summary>No earlier than, or at least so long (不少于).</summary>
    Floor,

    /// <summary>A labelled management target for a word without a number (及时); never statutory.</summary>
    Target,
}
