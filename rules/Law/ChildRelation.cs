using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>What an element of a child pack says about the parent's element of the same id.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ChildRelation>))]
public enum ChildRelation
{
    /// <summary>The parent has none.</summary>
    Adds,

    /// <summary>It is stricter than the parent's, and replaces it.</summary>
    Tightens,

    /// <summary>
    /// It is looser than or contrary to the parent's; the parent's applies and the conflict is registered.
    /// </summary>
    Contrary,
}
