using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>How pack files are read and written: camelCase, enumerations by name, unknown members refused.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true)]
[JsonSerializable(typeof(PackDocument))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class PackJson : JsonSerializerContext;
