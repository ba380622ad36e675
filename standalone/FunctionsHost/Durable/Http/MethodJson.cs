using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovMedia.Standalone;

/// <summary>An HTTP method as JSON: its name.</summary>
internal sealed class MethodJson : JsonConverter<HttpMethod>
{
    /// <inheritdoc/>
    public override HttpMethod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A request needs a method."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, HttpMethod value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Method);
}
