using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GovMedia.Cli.Simulation;

/// <summary>YAML as JSON, by YAML 1.2's core schema; JSON is YAML and reads the same.</summary>
internal static class YamlTree
{
    /// <summary>The one document of a file.</summary>
    /// <exception cref="ScenarioFormatException">It is no YAML, or holds no or several documents.</exception>
    public static YamlNode Read(string text)
    {
        YamlStream stream = [];
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new ScenarioFormatException(Math.Max(1, broken.Start.Line), $"not YAML or JSON: {broken.Message}");
        }

        return stream.Documents.Count == 1
            ? stream.Documents[0].RootNode
            : throw new ScenarioFormatException(1, $"{stream.Documents.Count} documents; a scenario file holds one");
    }

    /// <summary>A node and all below it. A plain date stays text; what is quoted is always text.</summary>
    public static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(
            pair => KeyValuePair.Create(Text(pair.Key), ToJson(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        YamlScalarNode quoted => JsonValue.Create(quoted.Value),
        _ => throw new ScenarioFormatException(node.Start.Line, "only values, lists and maps are accepted"),
    };

    /// <summary>A scalar's text as written.</summary>
    public static string Text(YamlNode node) => node is YamlScalarNode { Value: { } value }
        ? value
        : throw new ScenarioFormatException(node.Start.Line, "a word or a text is accepted here, not a list or a map");

    private static JsonValue? Plain(string text)
    {
        switch (text)
        {
            case "" or "~" or "null":
                return null;
            case "true" or "false":
                return JsonValue.Create(text == "true");
        }

        const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        bool numeric = decimal.TryParse(text, Decimal, CultureInfo.InvariantCulture, out decimal number);

        // 0871 is an area code and +8 a text: only what JSON would write as a number is one.
        bool canonical = numeric && number.ToString(CultureInfo.InvariantCulture) == text;
        return canonical ? JsonValue.Create(number) : JsonValue.Create(text);
    }
}
