using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law.Plans;

/// <summary>What a gate says to the facts.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GateState>))]
public enum GateState
{
    /// <summary>What it asks for holds.</summary>
    Satisfied,

    /// <summary>It does not hold.</summary>
    Refused,

    /// <summary>A fact it asks for is not known yet.</summary>
    Open,
}
