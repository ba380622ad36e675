using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>How firmly a gate closes.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GateStrength>))]
public enum GateStrength
{
    /// <summary>Nobody may pass it.</summary>
    Hard,

    /// <summary>It may be passed with a reason and an approver (原则上), and the passage is listed.</summary>
    Soft,
}
