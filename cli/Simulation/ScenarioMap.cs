using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace GovMedia.Cli.Simulation;

/// <summary>One map of a scenario file, read key by key with the line at hand.</summary>
internal sealed class ScenarioMap
{
    private readonly YamlMappingNode map;

    /// <param name="node">Where the map is written.</param>
    /// <param name="what">What the map describes, for messages.</param>
    public ScenarioMap(YamlNode node, string what)
    {
        What = what;
        map = node as YamlMappingNode ?? throw new ScenarioFormatException(
            node.Start.Line, $"{what} is written as a map of keys and values");
    }

    /// <summary>What the map describes.</summary>
    public string What { get; }

    /// <summary>Its first line, from 1.</summary>
    public long Line => map.Start.Line;

    /// <summary>Its keys, in the order written.</summary>
    public IEnumerable<string> Keys => map.Children.Keys.Select(YamlTree.Text);

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Refuses every other key.</summary>
    public void Accept(params string[] keys)
    {
        foreach (YamlNode key in map.Children.Keys.Where(key => !keys.Contains(YamlTree.Text(key))))
        {
            throw new ScenarioFormatException(
                key.Start.Line, $"{What} has no '{YamlTree.Text(key)}'; accepted: {string.Join(", ", keys)}");
        }
    }

    /// <summary>A text that must be there.</summary>
    public string Text(string key) => TextOrNull(key) ?? throw Missing(key);

    /// <summary>A text, or null where the key is not there.</summary>
    public string? TextOrNull(string key) => Find(key) is { } node ? YamlTree.Text(node) : null;

    /// <summary>A list that must be there.</summary>
    public YamlSequenceNode List(string key) => (Find(key) ?? throw Missing(key)) as YamlSequenceNode
        ?? throw new ScenarioFormatException(Line, $"{key} of {What} is written as a list");

    /// <summary>The entries of a list, the one entry where no list is written, or nothing.</summary>
    public IEnumerable<YamlNode> Each(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        { } one => [one],
    };

    /// <summary>A map of texts; empty where the key is not there.</summary>
    public IReadOnlyDictionary<string, string> Texts(string key)
    {
        if (Find(key) is not { } node)
        {
            return new Dictionary<string, string>();
        }

        ScenarioMap texts = new(node, $"{key} of {What}");
        return texts.Keys.ToDictionary(name => name, texts.Text, StringComparer.Ordinal);
    }

    /// <summary>Any value, as JSON; null is a value.</summary>
    public JsonNode? Json(string key) => Find(key) is { } node ? YamlTree.ToJson(node) : null;

    /// <summary>What is thrown where a key that must be there is not.</summary>
    public ScenarioFormatException Missing(string key) => new(Line, $"{What} has no {key}");

    private YamlNode? Find(string key) =>
        map.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode scalar && scalar.Value == key).Value;
}
