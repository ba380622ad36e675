using System.Buffers.Text;
using System.Globalization;
using System.Text;
using GovMedia.Rules.Calendar;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Http;

/// <summary>Reads what stands in an address after the question mark.</summary>
public static class Query
{
    private static readonly string[] Instants =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A text, or null where it is missing or empty.</summary>
    public static string? Text(HttpRequest request, string name)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? value = request.Query[name];
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    /// <summary>One of some words, or null where it is missing.</summary>
    /// <exception cref="ProblemException">It is another word.</exception>
    public static string? Choice(HttpRequest request, string name, IReadOnlyList<string> accepted)
    {
        ArgumentNullException.ThrowIfNull(accepted);
        string? text = Text(request, name);
        string list = string.Join(", ", accepted);
        return text is null || accepted.Contains(text)
            ? text
            : throw Problem.Field(name, $"可为：{list}。", $"Accepted are {list}.").Thrown();
    }

    /// <summary>An instant; null where it is missing. A date alone is its first instant in China, a time without an
    /// offset is China time.</summary>
    public static DateTimeOffset? Instant(HttpRequest request, string name)
    {
        if (Text(request, name) is not { } text)
        {
            return null;
        }

        // In an address a plus means a blank; whoever forgot to escape it is understood all the same.
        string written = text.Contains('T', StringComparison.Ordinal) ? text.Replace(' ', '+') : text;
        return TryInstant(written, out DateTimeOffset instant) ? instant : throw Problem.Field(
            name,
            $"“{text}”不是时间；可写作2025-09-26或2025-09-26T10:00:00+08:00。",
            $"'{text}' is no time; write 2025-09-26 or 2025-09-26T10:00:00+08:00.").Thrown();
    }

    /// <summary>The period of <c>from</c> (inclusive) and <c>to</c> (exclusive; a day alone is meant to its end); open where
    /// one is missing, and never beyond now unless said.</summary>
    /// <exception cref="ProblemException">It ends before it begins.</exception>
    public static (DateTimeOffset From, DateTimeOffset To) Period(HttpRequest request, DateTimeOffset now)
    {
        DateTimeOffset from = Instant(request, "from") ?? DateTimeOffset.MinValue;
        DateTimeOffset to = Instant(request, "to") switch
        {
            null => now.AddTicks(1),
            { } at when Text(request, "to")!.Length == 10 => at.AddDays(1),
            { } at => at,
        };
        return from < to ? (from, to) : throw Problem.Field("to", "须晚于from。", "It must lie after 'from'.").Thrown();
    }

    /// <summary>Reads an instant as <see cref="Instant"/> does.</summary>
    public static bool TryInstant(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            // The very first day begins before time can be counted in UTC.
            instant = day > DateOnly.MinValue ? ChinaTime.StartOf(day) : default;
            return day > DateOnly.MinValue;
        }

        if (!DateTime.TryParseExact(
                text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime moment)
            || moment.Date == DateTime.MinValue)
        {
            return false;
        }

        if (moment.Kind == DateTimeKind.Unspecified)
        {
            instant = new DateTimeOffset(moment, ChinaTime.Offset);
            return true;
        }

        return DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out instant);
    }

    /// <summary>How many items a list shows: <c>limit</c>, 1 to 500, 100 unless said.</summary>
    public static int Limit(HttpRequest request)
    {
        if (Text(request, "limit") is not { } text)
        {
            return 100;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit is >= 1 and <= 500
            ? limit
            : throw Problem.Field("limit", "须是1到500之间的整数。", "A whole number from 1 to 500 is expected.").Thrown();
    }

    /// <summary>Where a list goes on: the last key already shown, or null for the beginning.</summary>
    public static string? Cursor(HttpRequest request)
    {
        if (Text(request, "cursor") is not { } text)
        {
            return null;
        }

        try
        {
            string key = Strict.GetString(Base64Url.DecodeFromChars(text));
            if (CursorAfter(key) == text && key.Length > 0 && !key.Any(char.IsControl))
            {
                return key;
            }
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            // No cursor either.
        }

        throw Problem.Field("cursor", "不是此处给出的游标。", "This is no cursor given here.").Thrown();
    }

    /// <summary>The cursor that goes on after a key.</summary>
    public static string CursorAfter(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));
}
