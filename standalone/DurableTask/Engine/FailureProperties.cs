using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace GovMedia.Standalone.Engine;

/// <summary>The further facts of a failure, in the few forms that survive storage.</summary>
/// <remarks>
/// Text, truth, moment, list and dictionary; every number is a double and anything else its text, as with the official
/// worker. Facts take these forms when the failure is described, so that code sees the same ones whether it runs on or
/// is replayed.
/// </remarks>
internal static class FailureProperties
{
    private const string Moment = "dt:";
    private const string MomentWithOffset = "dto:";

    /// <summary>The facts in the forms that survive.</summary>
    /// <param name="given">What a provider took from an exception; null for nothing.</param>
    /// <returns>The facts; null for nothing.</returns>
    public static Dictionary<string, object?>? Of(IDictionary<string, object?>? given) =>
        given?.ToDictionary(one => one.Key, one => Plain(one.Value));

    /// <summary>Writes facts as a JSON object.</summary>
    public static void Write(Utf8JsonWriter writer, IDictionary<string, object?> facts)
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in facts)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, Plain(value));
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    public static Dictionary<string, object?>? Read(ref Utf8JsonReader reader) =>
        Read(JsonElement.ParseValue(ref reader)) as Dictionary<string, object?>;

    private static object? Plain(object? value) => value switch
    {
        null or string or bool or double or DateTime or DateTimeOffset => value,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or decimal =>
            Convert.ToDouble(value, CultureInfo.InvariantCulture),
        IDictionary<string, object?> inner => Of(inner),
        IEnumerable many => many.Cast<object?>().Select(Plain).ToList(),
        _ => value.ToString() ?? string.Empty,
    };

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case DateTime moment:
                writer.WriteStringValue($"{Moment}{moment:O}");
                break;
            case DateTimeOffset moment:
                writer.WriteStringValue($"{MomentWithOffset}{moment:O}");
                break;
            case IDictionary<string, object?> inner:
                Write(writer, inner);
                break;
            case List<object?> many:
                writer.WriteStartArray();
                many.ForEach(one => WriteValue(writer, one));
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static object? Read(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(one => one.Name, one => Read(one.Value)),
        _ => null,
    };

    private static object Text(string text) =>
        text.StartsWith(Moment, StringComparison.Ordinal) && DateTime.TryParse(
            text.AsSpan(Moment.Length), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime moment)
            ? moment
        : text.StartsWith(MomentWithOffset, StringComparison.Ordinal) && DateTimeOffset.TryParse(
            text.AsSpan(MomentWithOffset.Length), CultureInfo.InvariantCulture, out DateTimeOffset offset)
            ? offset
        : text;
}
