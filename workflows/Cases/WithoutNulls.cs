using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace GovMedia.Workflows.Cases;

/// <summary>Writes an object of a case without members that are null.</summary>
/// <remarks>The ledger tells changes as merge patches (RFC 7396), in which null takes a member away: a case that held
/// one would not be what its entries add up to.</remarks>
internal sealed class WithoutNulls : JsonConverter<JsonObject>
{
    public override JsonObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonNode.Parse(ref reader) as JsonObject;

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) =>
        WriteNode(writer, value, options);

    private static void WriteNode(Utf8JsonWriter writer, JsonNode? node, JsonSerializerOptions options)
    {
        switch (node)
        {
            case JsonObject members:
                writer.WriteStartObject();
                foreach ((string name, JsonNode? member) in members.Where(static m => m.Value is not null))
                {
                    writer.WritePropertyName(name);
                    WriteNode(writer, member, options);
                }

                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (JsonNode? item in items)
                {
                    WriteNode(writer, item, options);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer, options);
                break;
        }
    }
}
