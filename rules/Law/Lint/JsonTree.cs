using System.Text;
using System.Text.Json;

namespace GovMedia.Rules.Law.Lint;

/// <summary>A JSON value that knows its line.</summary>
internal sealed class JsonTree
{
    private JsonTree(JsonValueKind kind, int line) => (Kind, Line) = (kind, line);

    public JsonValueKind Kind { get; }

    /// <summary>The line it begins on, from 1.</summary>
    public int Line { get; }

    /// <summary>The text of a string or a number; empty for others.</summary>
    public string Text { get; private init; } = string.Empty;

    /// <summary>The members of an object, in order; a name may appear twice.</summary>
    public List<(string Name, int Line, JsonTree Value)> Members { get; } = [];

    /// <summary>The items of an array.</summary>
    public List<JsonTree> Items { get; } = [];

    /// <summary>The member with a name; null when there is none or this is no object.</summary>
    public JsonTree? this[string name] => Members.LastOrDefault(m => m.Name == name).Value;

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static JsonTree Parse(string json)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(json);
        int[] lines = [.. utf8.Index().Where(b => b.Item == (byte)'\n').Select(b => b.Index)];
        Utf8JsonReader reader = new(utf8);
        reader.Read();
        JsonTree root = Value(ref reader, lines);
        reader.Read();
        return root;
    }

    private static JsonTree Value(ref Utf8JsonReader reader, int[] lines)
    {
        int line = LineAt(reader.TokenStartIndex, lines);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                JsonTree entries = new(JsonValueKind.Object, line);
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = reader.GetString()!;
                    int at = LineAt(reader.TokenStartIndex, lines);
                    reader.Read();
                    entries.Members.Add((name, at, Value(ref reader, lines)));
                }

                return entries;
            case JsonTokenType.StartArray:
                JsonTree array = new(JsonValueKind.Array, line);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    array.Items.Add(Value(ref reader, lines));
                }

                return array;
            case JsonTokenType.String:
                return new(JsonValueKind.String, line) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new(JsonValueKind.Number, line) { Text = Encoding.UTF8.GetString(reader.ValueSpan) };
            case JsonTokenType.True:
                return new(JsonValueKind.True, line);
            case JsonTokenType.False:
                return new(JsonValueKind.False, line);
            default:
                return new(JsonValueKind.Null, line);
        }
    }

    private static int LineAt(long offset, int[] newLines)
    {
        int at = Array.BinarySearch(newLines, (int)offset);
        return (at < 0 ? ~at : at) + 1;
    }
}
