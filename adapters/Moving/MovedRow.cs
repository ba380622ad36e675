using System.Text.Json.Serialization;

namespace GovMedia.Adapters.Moving;

/// <summary>A row of the register as a line of a move file.</summary>
internal sealed record MovedRow(
    [property: JsonPropertyName("p")] string Partition,
    [property: JsonPropertyName("k")] string Key,
    [property: JsonPropertyName("b")] string Body);
