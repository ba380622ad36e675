using System.Text.Json;
using System.Text.Json.Serialization;

namespace GovMedia.Rules.Law;

/// <summary>A condition in JSON: an object whose values are a boolean, a string or an array of strings.</summary>
internal sealed class ConditionConverter : JsonConverter<Condition>
{
    /// <inheritdoc/>
    public override Condition Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A condition is an object of facts and accepted values.");
        }

        Dictionary<string, IReadOnlyList<string>> terms = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string fact = reader.GetString()!;
            reader.Read();
            if (!terms.TryAdd(fact, Values(ref reader, fact)))
            {
                throw new JsonException($"The fact '{fact}' appears twice in one condition.");
            }
        }

        return terms.Count > 0 ? new Condition(terms) : throw new JsonException("A condition names at least one fact.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Condition value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string fact, IReadOnlyList<string> accepted) in value.Terms)
        {
            writer.WritePropertyName(fact);
            if (accepted is ["true"] or ["false"])
            {
                writer.WriteBooleanValue(accepted[0] == "true");
                continue;
            }

            writer.WriteStartArray();
            foreach (string each in accepted)
            {
                writer.WriteStringValue(each);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static List<string> Values(ref Utf8JsonReader reader, string fact)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True:
                return ["true"];
            case JsonTokenType.False:
                return ["false"];
            case JsonTokenType.String:
                return [reader.GetString()!];
            case JsonTokenType.StartArray:
                List<string> values = [];
                while (reader.Read() && reader.TokenType == JsonTokenType.String)
                {
                    values.Add(reader.GetString()!);
                }

                return reader.TokenType == JsonTokenType.EndArray && values.Count > 0
                    ? values
                    : throw new JsonException($"The fact '{fact}' accepts a list of one or more strings.");
            default:
                throw new JsonException($"The fact '{fact}' accepts a boolean, a string or a list of strings.");
        }
    }
}
