using System.Globalization;
using System.Text.Json;

namespace GovMedia.Functions.Http;

/// <summary>Reads the fields of a JSON object by type; what is wrong goes to <see cref="FieldErrors"/>.</summary>
/// <param name="element">The object.</param>
/// <param name="errors">Where faults go.</param>
/// <param name="path">What stands before the field's name in messages, such as <c>applicant.</c>.</param>
public readonly struct Fields(JsonElement element, FieldErrors errors, string path = "")
{
    /// <summary>Where faults go.</summary>
    public FieldErrors Errors { get; } = errors;

    /// <summary>A field's name in messages.</summary>
    public string Name(string field) => path + field;

    /// <summary>A text that must be there; empty where it is not acceptable.</summary>
    public string Text(string field, int most, bool lines = false)
    {
        string? text = OptionalText(field, most, lines);
        if (text is null && !Faulty(field))
        {
            Errors.Add(Name(field), "必填。", "Required.");
        }

        return text ?? "";
    }

    /// <summary>A text that may be missing, null or blank; then null.</summary>
    /// <param name="field">The field.</param>
    /// <param name="most">Characters at most.</param>
    /// <param name="lines">Whether it may have several lines.</param>
    public string? OptionalText(string field, int most, bool lines = false)
    {
        if (!TryGet(field, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String || !TryString(value, out string text))
        {
            Errors.Add(Name(field), "须是文字。", "A text is expected.");
            return null;
        }

        return Texts.Check(Errors, Name(field), text, most, lines);
    }

    /// <summary>One of the words accepted.</summary>
    public string Choice(string field, IReadOnlyList<string> accepted)
    {
        string text = Text(field, 100);
        if (text.Length > 0 && !accepted.Contains(text))
        {
            string list = string.Join(", ", accepted);
            Errors.Add(Name(field), $"不接受“{text}”；可为：{list}。", $"'{text}' is not accepted; accepted are {list}.");
        }

        return text;
    }

    /// <summary>A whole number that must be there; 0 where it is not acceptable.</summary>
    public int Number(string field, int least, int most)
    {
        if (!TryGet(field, out JsonElement value))
        {
            Errors.Add(Name(field), "必填。", "Required.");
            return 0;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most)
        {
            return number;
        }

        Errors.Add(Name(field), $"须是{least}到{most}之间的整数。", $"A whole number from {least} to {most} is expected.");
        return 0;
    }

    /// <summary>A legal day that must be there.</summary>
    public DateOnly Day(string field)
    {
        string text = Text(field, 10);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        if (text.Length > 0)
        {
            Errors.Add(Name(field), "须是YYYY-MM-DD形式的日期。", "A date as YYYY-MM-DD is expected.");
        }

        return default;
    }

    /// <summary>An instant that must be there; a date alone is its first instant in China.</summary>
    public DateTimeOffset Instant(string field)
    {
        string text = Text(field, 40);
        if (Query.TryInstant(text, out DateTimeOffset at))
        {
            return at;
        }

        if (text.Length > 0)
        {
            Errors.Add(Name(field), "须是时间，如2025-09-26T10:00:00+08:00。", "A time such as 2025-09-26T10:00:00+08:00 is expected.");
        }

        return default;
    }

    /// <summary>A truth value; false where it is missing.</summary>
    public bool Flag(string field)
    {
        if (!TryGet(field, out JsonElement value))
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Errors.Add(Name(field), "须是true或false。", "true or false is expected.");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>An object inside; null where it is missing.</summary>
    public Fields? Inner(string field, bool required)
    {
        if (!TryGet(field, out JsonElement value))
        {
            if (required)
            {
                Errors.Add(Name(field), "必填。", "Required.");
            }

            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new Fields(value, Errors, Name(field) + ".");
        }

        Errors.Add(Name(field), "须是一个对象。", "An object is expected.");
        return null;
    }

    /// <summary>An object as it is; null where it is missing.</summary>
    public JsonElement? Raw(string field) => Inner(field, required: false) is null ? null : element.GetProperty(field);

    /// <summary>The objects of a list; empty where it is missing.</summary>
    public IReadOnlyList<Fields> Objects(string field, int most) =>
        [.. Items(field, most, JsonValueKind.Object, "须是对象。", "Objects are expected.")
            .Select((one, at, name, errors) => new Fields(one, errors, $"{name}[{at}]."))];

    /// <summary>The texts of a list; empty where it is missing.</summary>
    public IReadOnlyList<string> TextList(string field, int most) =>
        [
            .. Items(field, most, JsonValueKind.String, "须是文字。", "Texts are expected.")
                .Select(static (one, _, _, _) => one.GetString()!),
        ];

    private ItemList Items(string field, int most, JsonValueKind kind, string zh, string en)
    {
        if (!TryGet(field, out JsonElement value))
        {
            return new ItemList([], Name(field), Errors);
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            Errors.Add(Name(field), $"须是一个列表，至多{most}项。", $"A list of at most {most} is expected.");
            return new ItemList([], Name(field), Errors);
        }

        JsonElement[] items = [.. value.EnumerateArray()];
        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].ValueKind != kind || (kind == JsonValueKind.String && !TryString(items[i], out _)))
            {
                Errors.Add($"{Name(field)}[{i}]", zh, en);
                return new ItemList([], Name(field), Errors);
            }
        }

        return new ItemList(items, Name(field), Errors);
    }

    private bool TryGet(string field, out JsonElement value) =>
        element.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;

    private bool Faulty(string field) => TryGet(field, out JsonElement value)
        && (value.ValueKind != JsonValueKind.String || !TryString(value, out string text) || text.Trim().Length > 0);

    // A lone surrogate is JSON by its grammar and no text.
    private static bool TryString(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    private sealed record ItemList(JsonElement[] Items, string Name, FieldErrors Errors)
    {
        public IEnumerable<T> Select<T>(Func<JsonElement, int, string, FieldErrors, T> make)
        {
            ItemList list = this;
            return list.Items.Select((item, at) => make(item, at, list.Name, list.Errors));
        }
    }
}
