using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>One property's value on the wire: its JSON, and its EDM type where the JSON does not tell.</summary>
internal static class EntityValue
{
    private const string TypeSuffix = "@odata.type";

    /// <summary>Writes a property; a null is left out, as the service stores none.</summary>
    /// <exception cref="ArgumentException">The value is of a type that tables do not hold.</exception>
    public static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                return;
            case string text:
                json.WriteString(name, text);
                return;
            case Enum member:
                json.WriteString(name, member.ToString());
                return;
            case bool truth:
                json.WriteBoolean(name, truth);
                return;
            case int number:
                json.WriteNumber(name, number);
                return;
            case long number:
                Typed(json, name, "Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                return;
            case double number:
                json.WriteString(name + TypeSuffix, "Edm.Double");
                WriteDouble(json, name, number);
                return;
            case DateTimeOffset moment:
                Typed(json, name, "Edm.DateTime", Moment(moment));
                return;
            case DateTime moment:
                Typed(json, name, "Edm.DateTime", Moment(new DateTimeOffset(moment)));
                return;
            case Guid guid:
                Typed(json, name, "Edm.Guid", guid.ToString());
                return;
            case byte[] bytes:
                Typed(json, name, "Edm.Binary", Convert.ToBase64String(bytes));
                return;
            case BinaryData data:
                Typed(json, name, "Edm.Binary", Convert.ToBase64String(data.ToMemory().Span));
                return;
            default:
                throw new ArgumentException(
                    $"Property {name} is a {value.GetType()}; tables hold string, int, long, double, bool, "
                    + "DateTimeOffset, Guid and byte[].",
                    nameof(value));
        }
    }

    /// <summary>Reads every property of a row, by name, the ETag under its OData name.</summary>
    public static Dictionary<string, object> ReadAll(JsonElement row)
    {
        Dictionary<string, string> types = [];
        foreach (JsonProperty property in row.EnumerateObject())
        {
            if (property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                types[property.Name[..^TypeSuffix.Length]] = property.Value.GetString() ?? "";
            }
        }

        Dictionary<string, object> values = [];
        foreach (JsonProperty property in row.EnumerateObject())
        {
            bool isAnnotation = property.Name.Contains('@', StringComparison.Ordinal)
                || (property.Name.StartsWith("odata.", StringComparison.Ordinal)
                    && property.Name != TableEntity.EtagName);
            if (!isAnnotation && property.Value.ValueKind != JsonValueKind.Null)
            {
                values[property.Name] = Read(property, types.GetValueOrDefault(property.Name));
            }
        }

        return values;
    }

    /// <summary>A moment as tables write it: UTC, to the tenth of a microsecond.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("o", CultureInfo.InvariantCulture);

    private static void Typed(Utf8JsonWriter json, string name, string type, string text)
    {
        json.WriteString(name + TypeSuffix, type);
        json.WriteString(name, text);
    }

    private static void WriteDouble(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static object Read(JsonProperty property, string? type)
    {
        JsonElement value = property.Value;
        return (type, value.ValueKind) switch
        {
            ("Edm.Int64", JsonValueKind.String) => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            ("Edm.Int64", _) => value.GetInt64(),
            ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            ("Edm.Double", _) => value.GetDouble(),
            ("Edm.DateTime", _) => ReadMoment(value),
            ("Edm.Guid", _) => value.GetGuid(),
            ("Edm.Binary", _) => value.GetBytesFromBase64(),
            (_, JsonValueKind.True) => true,
            (_, JsonValueKind.False) => false,
            (_, JsonValueKind.Number) => value.TryGetInt32(out int number) ? (object)number : value.GetDouble(),
            _ => property.Name == nameof(ITableEntity.Timestamp) ? ReadMoment(value) : value.GetString()!,
        };
    }

    private static DateTimeOffset ReadMoment(JsonElement value) =>
        DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
