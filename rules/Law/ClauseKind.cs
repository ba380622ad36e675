using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>What kind of duty a clause lays down.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ClauseKind>))]
public enum ClauseKind
{
    /// <summary>A step is unlawful until a condition holds (catalogue letter G).</summary>
    Gate,

    /// <summary>A duty with a limit of time (T).</summary>
    Timed,

    /// <summary>A duty that recurs and is watched (M).</summary>
    Monitor,

    /// <summary>A fact that must be kept on record (R).</summary>
    Record,

    /// <summary>Who and what the instrument covers, and who decides (S).</summary>
    Scope,
}
