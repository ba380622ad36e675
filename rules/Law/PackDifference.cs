using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GovMedia.Rules.Law;

/// <summary>What differs between two packs, such as two versions of one: element by element, by their ids.</summary>
/// <remarks>The order of elements and the layout of the file are no difference.</remarks>
public static class PackDifference
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The differences, in the order of the first pack, then what only the second has; empty where none is.</summary>
    /// <param name="before">The text of one pack.</param>
    /// <param name="after">The text of the other.</param>
    /// <exception cref="PackException">One of them is no JSON object.</exception>
    public static IReadOnlyList<PackChange> Between(string before, string after)
    {
        List<PackChange> changes = [];
        Compare("", Parse(before), Parse(after), changes);
        return changes;
    }

    private static JsonObject Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new PackException("The pack is no JSON object.");
        }
        catch (JsonException e)
        {
            throw new PackException($"The pack is not JSON: {e.Message}");
        }
    }

    private static void Compare(string path, JsonNode? before, JsonNode? after, List<PackChange> changes)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        if (before is JsonObject one && after is JsonObject other)
        {
            char joint = path.Count(static c => c == '/') > 1 ? '.' : '/';
            foreach (string name in Names(one, other))
            {
                Compare(path.Length == 0 ? name : $"{path}{joint}{name}", one[name], other[name], changes);
            }
        }
        else if (ById(before) is { } first && ById(after) is { } second)
        {
            foreach (string id in Names(first, second))
            {
                Compare($"{path}/{id}", first[id], second[id], changes);
            }
        }
        else
        {
            changes.Add(new PackChange(path, Text(before), Text(after)));
        }
    }

    // Elements of a pack have ids; lists of plain values are compared whole.
    private static JsonObject? ById(JsonNode? list)
    {
        if (list is not JsonArray { Count: > 0 } items || items.Any(static i => (i as JsonObject)?["id"] is null))
        {
            return null;
        }

        JsonObject found = [];
        foreach (JsonNode? item in items)
        {
            found[item!["id"]!.ToString()] = item.DeepClone();
        }

        return found;
    }

    private static IEnumerable<string> Names(JsonObject one, JsonObject other) =>
        one.Select(static m => m.Key).Concat(other.Select(static m => m.Key)).Distinct(StringComparer.Ordinal);

    private static string? Text(JsonNode? value) => value?.ToJsonString(Readable);
}
