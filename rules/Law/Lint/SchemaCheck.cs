using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GovMedia.Rules.Law.Lint;

/// <summary>Checks a JSON text against the pack schema: the keywords that schema uses, no more.</summary>
internal sealed class SchemaCheck(JsonTree schema)
{
    private readonly List<(int Line, string Message)> _found = [];

    /// <summary>The schema shipped with the platform.</summary>
    public static SchemaCheck OfPacks() => new(JsonTree.Parse(PackResources.Text(PackResources.Schema)!));

    /// <summary>Every place where a value does not follow the schema.</summary>
    public IReadOnlyList<(int Line, string Message)> Check(JsonTree value)
    {
        _found.Clear();
        Check(value, schema, "the pack");
        return [.. _found];
    }

    private void Check(JsonTree value, JsonTree rule, string where)
    {
        if (rule["$ref"] is { } pointer)
        {
            rule = schema["$defs"]![pointer.Text["#/$defs/".Length..]]!;
        }

        if (rule["type"] is { } type && !Types(type).Contains(TypeOf(value)))
        {
            Say(value.Line, $"{where} is {TypeOf(value)}; accepted: {string.Join(" or ", Types(type))}.");
            return;
        }

        switch (value.Kind)
        {
            case JsonValueKind.Object:
                Members(value, rule, where);
                break;
            case JsonValueKind.Array:
                Items(value, rule, where);
                break;
            case JsonValueKind.String:
                Words(value, rule, where);
                break;
            case JsonValueKind.Number when rule["minimum"] is { } least && Number(value) < Number(least):
                Say(value.Line, $"{where} is {value.Text}; accepted: {least.Text} or more.");
                break;
        }
    }

    private void Members(JsonTree value, JsonTree rule, string where)
    {
        JsonTree? known = rule["properties"];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach ((string name, int line, JsonTree member) in value.Members)
        {
            if (!seen.Add(name))
            {
                Say(line, $"{where} has the member '{name}' twice.");
            }
            else if (known?[name] is { } its)
            {
                Check(member, its, $"'{name}'");
            }
            else if (rule["additionalProperties"] is { Kind: JsonValueKind.False })
            {
                string accepted = string.Join(", ", known!.Members.Select(m => m.Name));
                Say(line, $"{where} has no member '{name}'; accepted: {accepted}.");
            }
            else if (rule["additionalProperties"] is { Kind: JsonValueKind.Object } others)
            {
                Check(member, others, $"'{name}'");
            }
        }

        foreach (JsonTree required in rule["required"]?.Items ?? [])
        {
            if (!seen.Contains(required.Text))
            {
                Say(value.Line, $"{where} lacks the member '{required.Text}'.");
            }
        }

        if (rule["minProperties"] is { } least && value.Members.Count < Number(least))
        {
            Say(value.Line, $"{where} is empty; accepted: {least.Text} member or more.");
        }
    }

    private void Items(JsonTree value, JsonTree rule, string where)
    {
        if (rule["minItems"] is { } least && value.Items.Count < Number(least))
        {
            Say(value.Line, $"{where} is empty; accepted: {least.Text} item or more.");
        }

        foreach (JsonTree item in rule["items"] is null ? [] : value.Items)
        {
            Check(item, rule["items"]!, $"an item of {where}");
        }
    }

    private void Words(JsonTree value, JsonTree rule, string where)
    {
        if (rule["enum"] is { } values && values.Items.All(v => v.Text != value.Text))
        {
            string accepted = string.Join(", ", values.Items.Select(v => v.Text));
            Say(value.Line, $"{where} is '{value.Text}'; accepted: {accepted}.");
        }

        if (rule["pattern"] is { } pattern && !Regex.IsMatch(value.Text, pattern.Text))
        {
            Say(value.Line, $"{where} is '{value.Text}'; accepted: {pattern.Text}.");
        }

        if (rule["format"]?.Text == "date"
            && !DateOnly.TryParseExact(value.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, default, out _))
        {
            Say(value.Line, $"{where} is '{value.Text}'; accepted: a date as yyyy-MM-dd.");
        }

        if (rule["minLength"] is { } least && value.Text.Length < Number(least))
        {
            Say(value.Line, $"{where} is empty; accepted: a text.");
        }
    }

    private void Say(int line, string message) => _found.Add((line, message));

    private static IEnumerable<string> Types(JsonTree type) =>
        type.Kind == JsonValueKind.String ? [type.Text] : type.Items.Select(t => t.Text);

    private static string TypeOf(JsonTree value) => value.Kind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number when !value.Text.AsSpan().ContainsAny('.', 'e', 'E') => "integer",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };

    private static double Number(JsonTree value) => double.Parse(value.Text, CultureInfo.InvariantCulture);
}
