using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>Where the unit of a step stands, seen from the unit whose case it is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<StepLevel>))]
public enum StepLevel
{
    /// <summary>The unit itself.</summary>
    OwnUnit,

    /// <summary>The unit that supervises new media at the same level (主管单位).</summary>
    SupervisingUnit,

    /// <summary>The office above the supervising unit (上级).</summary>
    Superior,

    /// <summary>The people's government of the same level (同级政府).</summary>
    SameLevelGovernment,

    /// <summary>Another unit that the matter concerns.</summary>
    OtherUnit,
}
