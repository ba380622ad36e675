using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GovMedia.Cli.Simulation;

/// <summary>
/// A JSON path (RFC 9535, the part scenarios need): <c>$.a.b</c>, <c>['a']</c>, <c>[0]</c>, <c>[-1]</c>, <c>[*]</c> and
/// filters such as <c>[?(@.state == 'open' &amp;&amp; @.role != 'editor')]</c>.
/// </summary>
internal sealed partial class JsonPath
{
    private readonly List<Func<JsonNode?, IEnumerable<JsonNode?>>> segments = [];

    private JsonPath(bool single) => IsSingle = single;

    /// <summary>Whether the path can name one value at most: no wildcard and no filter.</summary>
    public bool IsSingle { get; private set; }

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">It is none; the message says where it stops being one.</exception>
    public static JsonPath Parse(string text)
    {
        JsonPath path = new(single: true);
        if (!text.StartsWith('$'))
        {
            throw new FormatException($"JSON path '{text}' does not begin with $");
        }

        for (int at = 1; at < text.Length;)
        {
            Match segment = Segment().Match(text, at);
            if (!segment.Success)
            {
                throw new FormatException($"JSON path '{text}' cannot be read from '{text[at..]}' on");
            }

            path.Add(segment);
            at += segment.Length;
        }

        return path;
    }

    /// <summary>Every value the path names, in document order; a JSON null is a value.</summary>
    public IReadOnlyList<JsonNode?> Select(JsonNode? root)
    {
        IEnumerable<JsonNode?> found = [root];
        foreach (Func<JsonNode?, IEnumerable<JsonNode?>> segment in segments)
        {
            found = found.SelectMany(segment);
        }

        return [.. found];
    }

    private void Add(Match segment)
    {
        if (segment.Groups["name"] is { Success: true } name)
        {
            segments.Add(node => Member(node, name.Value));
        }
        else if (segment.Groups["index"] is { Success: true } index)
        {
            int position = int.Parse(index.Value, CultureInfo.InvariantCulture);
            segments.Add(node => Element(node, position));
        }
        else if (segment.Groups["filter"] is { Success: true } filter)
        {
            IsSingle = false;
            Func<JsonNode?, bool>[] all = [.. filter.Value.Split("&&").Select(Condition)];
            segments.Add(node => Children(node).Where(child => all.All(condition => condition(child))));
        }
        else
        {
            IsSingle = false;
            segments.Add(Children);
        }
    }

    private static IEnumerable<JsonNode?> Member(JsonNode? node, string name) =>
        node is JsonObject map && map.TryGetPropertyValue(name, out JsonNode? value) ? [value] : [];

    private static IEnumerable<JsonNode?> Element(JsonNode? node, int index)
    {
        if (node is not JsonArray list)
        {
            return [];
        }

        int position = index < 0 ? list.Count + index : index;
        return position >= 0 && position < list.Count ? [list[position]] : [];
    }

    private static IEnumerable<JsonNode?> Children(JsonNode? node) => node switch
    {
        JsonArray list => list,
        JsonObject map => map.Select(member => member.Value),
        _ => [],
    };

    private static Func<JsonNode?, bool> Condition(string text)
    {
        Match condition = Comparison().Match(text);
        if (!condition.Success)
        {
            throw new FormatException(
                $"'{text.Trim()}' is no condition of a JSON path; @.name, @.name == 'text' or @.name != 1 is accepted");
        }

        JsonPath left = Parse(string.Concat("$", condition.Groups["left"].ValueSpan));
        if (!condition.Groups["operator"].Success)
        {
            return node => left.Select(node).Count > 0;
        }

        string written = condition.Groups["right"].Value;
        JsonNode? right = written.StartsWith('\'') ? JsonValue.Create(written[1..^1]) : JsonNode.Parse(written);
        bool wanted = condition.Groups["operator"].Value == "==";
        return node => left.Select(node).Any(value => Assertion.Same(value, right)) == wanted;
    }

    [GeneratedRegex("""
        \G(?:\.(?<name>[\p{L}_][\p{L}\p{N}_-]*)|\['(?<name>[^']*)'\]|\["(?<name>[^"]*)"\]|\[(?<index>-?\d+)\]|\[\*\]|\.\*
        |\[\?\(?(?<filter>[^\]]*?)\)?\])
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Segment();

    [GeneratedRegex("""
        ^\s*@(?<left>[^\s=!]*)\s*(?:(?<operator>==|!=)\s*(?<right>'[^']*'|"[^"]*"|-?\d+(?:\.\d+)?|true|false|null)\s*)?$
        """)]
    private static partial Regex Comparison();
}
