using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace GovMedia.Workflows.Ledger;

/// <summary>The one byte form of a JSON value: RFC 8785 (JCS).</summary>
public static class CanonicalJson
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(static c => (char)c), '"', '\\']);

    /// <summary>The canonical UTF-8 bytes; object members are ordered by UTF-16 code units, nothing is indented.</summary>
    /// <exception cref="EncoderFallbackException">A text holds half a surrogate pair: it has no bytes of its own, and two
    /// such texts must not share a hash.</exception>
    public static byte[] Bytes(JsonNode? value) => Bytes(Text(value));

    /// <summary>The bytes of a text that is canonical already.</summary>
    /// <exception cref="EncoderFallbackException">As above.</exception>
    internal static byte[] Bytes(string canonical) => Strict.GetBytes(canonical);

    /// <summary>The canonical text.</summary>
    public static string Text(JsonNode? value)
    {
        StringBuilder text = new(512);
        Write(text, value);
        return text.ToString();
    }

    /// <summary>The canonical text of an object whose members are canonical texts already; those that are null are left
    /// out. Names in their order.</summary>
    internal static string Object(params ReadOnlySpan<(string Name, string? Value)> members)
    {
        StringBuilder text = new(1024);
        text.Append('{');
        foreach ((string name, string? value) in members)
        {
            if (value is not null)
            {
                text.Append(text.Length > 1 ? ",\"" : "\"").Append(name).Append("\":").Append(value);
            }
        }

        return text.Append('}').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                WriteObject(text, members);
                break;
            case JsonArray items:
                WriteArray(text, items);
                break;
            default:
                WriteScalar(text, value.AsValue());
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonObject members)
    {
        KeyValuePair<string, JsonNode?>[] ordered = [.. members];
        Array.Sort(ordered, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        text.Append('{');
        for (int i = 0; i < ordered.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            WriteString(text, ordered[i].Key);
            text.Append(':');
            Write(text, ordered[i].Value);
        }

        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Write(text, items[i]);
        }

        text.Append(']');
    }

    private static void WriteScalar(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case System.Text.Json.JsonValueKind.String:
                WriteString(text, value.GetValue<string>());
                break;
            case System.Text.Json.JsonValueKind.True:
                text.Append("true");
                break;
            case System.Text.Json.JsonValueKind.False:
                text.Append("false");
                break;
            case System.Text.Json.JsonValueKind.Number:
                text.Append(Number(value.ToJsonString()));
                break;
            default:
                text.Append("null");
                break;
        }
    }

    // ECMAScript's Number::toString over the shortest round-trip digits, which .NET's "R" yields too.
    private static string Number(string raw)
    {
        double number = double.Parse(raw, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number))
        {
            throw new FormatException($"{raw} is not a JSON number of double precision.");
        }

        if (number == 0)
        {
            return "0";
        }

        // Digits and exponent from one text: a longer format of 1e23 begins with 9.99 and has another exponent.
        string[] parts = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture).Split('E');
        int dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        string all = parts[0].Replace(".", "", StringComparison.Ordinal);
        string digits = all.TrimStart('0');
        int exponent = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0)
            + (dot < 0 ? all.Length : dot) - (all.Length - digits.Length) - 1;
        digits = digits.TrimEnd('0');
        int point = exponent + 1;
        string text = point switch
        {
            > 21 => Scientific(digits, exponent),
            > 0 when digits.Length <= point => digits + new string('0', point - digits.Length),
            > 0 => digits[..point] + "." + digits[point..],
            > -6 => "0." + new string('0', -point) + digits,
            _ => Scientific(digits, exponent),
        };
        return number < 0 ? "-" + text : text;
    }

    private static string Scientific(string digits, int exponent) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : "")}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        ReadOnlySpan<char> rest = value;
        for (int at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            text.Append(rest[..at]);
            char c = rest[at];
            switch (c)
            {
                case '"':
                    text.Append("\\\"");
                    break;
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                default:
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
            }

            rest = rest[(at + 1)..];
        }

        text.Append(rest).Append('"');
    }
}
