using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>What authority an entry of the conflict register has.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DecisionStanding>))]
public enum DecisionStanding
{
    /// <summary>A working default of this platform; whoever may interpret the instrument has not spoken.</summary>
    Default,

    /// <summary>An interpretation by the office the instrument names.</summary>
    Official,

    /// <summary>Follows from the rule that a child pack may only tighten or add.</summary>
    Inheritance,
}
