using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Simulation;

/// <summary>Compares what a JSON path found with what a scenario expects of it.</summary>
internal static class Assertion
{
    private static readonly string[] Operators =
        ["equals", "not", "exists", "count", "atLeast", "atMost", "contains", "matches"];

    /// <summary>Refuses an expectation that is none.</summary>
    /// <exception cref="FormatException">It is a map with a key that is no operator.</exception>
    public static void Check(JsonNode? expected)
    {
        if (expected is JsonObject map && map.FirstOrDefault(pair => !Operators.Contains(pair.Key)).Key is { } other)
        {
            throw new FormatException($"'{other}' is no comparison; accepted: {string.Join(", ", Operators)}");
        }
    }

    /// <summary>Compares.</summary>
    /// <returns>Null when it holds; otherwise what was expected and what was found.</returns>
    public static string? Fails(JsonPath path, JsonNode? root, JsonNode? expected)
    {
        IReadOnlyList<JsonNode?> found = path.Select(root);
        JsonObject all = expected as JsonObject ?? new JsonObject { ["equals"] = expected?.DeepClone() };
        foreach ((string word, JsonNode? value) in all)
        {
            if (!Holds(word, value, found, path.IsSingle))
            {
                return $"expected {word} {Written(value)}, found {Found(found, path.IsSingle)}";
            }
        }

        return null;
    }

    /// <summary>Whether two values are the same: numbers by value, everything else as written.</summary>
    public static bool Same(JsonNode? left, JsonNode? right) =>
        Number(left) is { } one && Number(right) is { } other ? one == other : JsonNode.DeepEquals(left, right);

    private static bool Holds(string word, JsonNode? value, IReadOnlyList<JsonNode?> found, bool single) => word switch
    {
        "equals" => Equal(value, found, single),
        "not" => found.Count > 0 && !Equal(value, found, single),
        "exists" => found.Count > 0 == (Number(value) is null && (bool?)value is not false),
        "count" => Number(value) == Count(found, single),
        "atLeast" => Measure(found, single) >= Number(value),
        "atMost" => Measure(found, single) <= Number(value),
        "contains" => found.Any(node => Contains(node, value, single)),
        "matches" => found.Any(node => Text(node) is { } text && Regex.IsMatch(text, (string?)value ?? "")),
        _ => throw new ArgumentOutOfRangeException(nameof(word), word, "is no comparison"),
    };

    private static bool Equal(JsonNode? value, IReadOnlyList<JsonNode?> found, bool single) =>
        !single && value is JsonArray list
            ? list.Count == found.Count && list.Zip(found).All(pair => Same(pair.First, pair.Second))
            : found.Count == 1 && Same(found[0], value);

    private static bool Contains(JsonNode? node, JsonNode? value, bool single) => node switch
    {
        JsonArray list when single => list.Any(item => Same(item, value) || Contains(item, value, single: false)),
        _ => Same(node, value) || (Text(node) is { } text && value is not null
            && text.Contains(Text(value) ?? value.ToJsonString(), StringComparison.Ordinal)),
    };

    private static int Count(IReadOnlyList<JsonNode?> found, bool single) =>
        single && found.Count == 1 && found[0] is JsonArray list ? list.Count : found.Count;

    private static decimal? Measure(IReadOnlyList<JsonNode?> found, bool single) =>
        single && found.Count == 1 && Number(found[0]) is { } number ? number : Count(found, single);

    private static decimal? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    private static string Found(IReadOnlyList<JsonNode?> found, bool single) => found.Count switch
    {
        0 => "nothing",
        1 when single => Written(found[0]),
        _ => $"[{string.Join(", ", found.Select(Written))}]",
    };

    private static string Written(JsonNode? node)
    {
        const int Enough = 300;
        string text = node?.ToJsonString(Json.Readable) ?? "null";
        return text.Length <= Enough ? text : string.Concat(text.AsSpan(0, Enough), "…");
    }
}
