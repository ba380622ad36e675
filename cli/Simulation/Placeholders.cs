using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GovMedia.Cli.Simulation;

/// <summary>What earlier steps saved, put in where a later one writes <c>{{name}}</c>.</summary>
internal sealed partial class Placeholders
{
    private readonly Dictionary<string, JsonNode?> values = new(StringComparer.Ordinal);

    /// <summary>Keeps a value under a name; a later one replaces it.</summary>
    public void Save(string name, JsonNode? value) => values[name] = value?.DeepClone();

    /// <summary>A text with every name filled in.</summary>
    /// <exception cref="ScenarioFailedException">A name is not saved.</exception>
    public string Fill(string text) => Form().Replace(text, match => AsText(Value(match.Groups["name"].Value)));

    /// <summary>A value with every name filled in; a text that is one name alone becomes the saved value itself.</summary>
    /// <exception cref="ScenarioFailedException">A name is not saved.</exception>
    public JsonNode? Fill(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map:
                return new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Fill(pair.Value))));
            case JsonArray list:
                return new JsonArray([.. list.Select(Fill)]);
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                string text = value.GetValue<string>();
                Match alone = Form().Match(text);
                return alone.Success && alone.Length == text.Length
                    ? Value(alone.Groups["name"].Value)?.DeepClone()
                    : JsonValue.Create(Fill(text));
            default:
                return node?.DeepClone();
        }
    }

    private JsonNode? Value(string name) => values.TryGetValue(name, out JsonNode? value)
        ? value
        : throw new ScenarioFailedException($"nothing is saved as '{name}', only {string.Join(", ", values.Keys)}");

    private static string AsText(JsonNode? value) =>
        value is JsonValue plain && plain.GetValueKind() == JsonValueKind.String
            ? plain.GetValue<string>()
            : value?.ToJsonString() ?? "";

    [GeneratedRegex(@"\{\{\s*(?<name>[\w.-]+)\s*\}\}")]
    private static partial Regex Form();
}
