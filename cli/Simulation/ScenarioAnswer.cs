using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovMedia.Cli.Simulation;

/// <summary>What the host answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Json">Its body; null when empty or of another kind.</param>
/// <param name="Bytes">Its body as sent.</param>
internal sealed record ScenarioAnswer(int Status, JsonNode? Json, byte[] Bytes)
{
    /// <summary>Whether the status is 2xx.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The problem code; null when the answer carries none.</summary>
    public string? Code => Field("code");

    /// <summary>The status, and what a problem says about itself.</summary>
    public string Summary => IsSuccess || Code is null ? $"{Status}" : $"{Status} {Code}: {Field("detail")}";

    /// <summary>A text of the body's top level; null when there is none.</summary>
    public string? Field(string name) =>
        Json is JsonObject map && map[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;
}
