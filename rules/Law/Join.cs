using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>How the steps of one group count together.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Join>))]
public enum Join
{
    /// <summary>All of them are needed.</summary>
    And,

    /// <summary>Any one of them is enough.</summary>
    Or,
}
