using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Primitives;

namespace GovMedia.Standalone;

/// <summary>Headers as JSON: an object, each value a text or several in an array.</summary>
internal sealed class HeadersJson : JsonConverter<IDictionary<string, StringValues>>
{
    /// <inheritdoc/>
    public override IDictionary<string, StringValues> Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.EnumerateObject().ToDictionary(
            header => header.Name, header => ValuesOf(header.Value), StringComparer.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public override void Write(
        Utf8JsonWriter writer,
        IDictionary<string, StringValues> value,
        JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, StringValues values) in value)
        {
            writer.WritePropertyName(name);
            if (values.Count == 1)
            {
                writer.WriteStringValue(values[0]);
                continue;
            }

            writer.WriteStartArray();
            foreach (string? text in values)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static StringValues ValuesOf(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? new StringValues([.. value.EnumerateArray().Select(text => text.GetString())])
        : new StringValues(value.GetString());
}
