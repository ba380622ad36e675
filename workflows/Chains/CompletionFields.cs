using System.Globalization;
using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Chains;

/// <summary>What a completion says beside its outcome, read with care: it comes from outside.</summary>
internal static class CompletionFields
{
    private static readonly string[] TextFields = ["text", "url"];

    /// <summary>Refuses data that cannot be read, so that nothing is taken in half.</summary>
    public static Refusal? Check(Completion completion, DateTimeOffset now)
    {
        foreach (string name in TextFields.Where(n => completion.Data?[n] is { } node && Text(node) is null))
        {
            return Malformed($"data.{name}", "须是文字", "a text is expected");
        }

        if (completion.Data?["publishedAt"] is not null && Instant(completion, "publishedAt") is null)
        {
            return Malformed("data.publishedAt", "须是带时区的时间", "a timestamp with an offset is expected");
        }

        if (completion.Data?["openedOn"] is not null && (Day(completion, "openedOn") is not { } day || day > ChinaTime.DateOf(now)))
        {
            return Malformed("data.openedOn", "须是不晚于今天的日期（YYYY-MM-DD）", "a date not after today is expected");
        }

        if (Text(completion, "url") is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https"))
        {
            return Malformed("data.url", "须是http或https网址", "an http or https address is expected");
        }

        return Text(completion, "text") is { Length: > 20_000 } or { Length: 0 }
            ? Malformed("data.text", "须有1至20000个字符", "1 to 20,000 characters are expected")
            : null;
    }

    /// <summary>A text; null where it is missing or is none.</summary>
    public static string? Text(Completion completion, string name) => Text(completion.Data?[name]);

    /// <summary>An instant; null where it is missing or is none.</summary>
    public static DateTimeOffset? Instant(Completion completion, string name) =>
        Text(completion, name) is { } text
        && DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset at)
            ? at
            : null;

    /// <summary>A legal day; null where it is missing or is none.</summary>
    public static DateOnly? Day(Completion completion, string name) =>
        Text(completion, name) is { } text
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    /// <summary>The texts of a list; what is no text is left out.</summary>
    public static IEnumerable<string> Texts(Completion completion, string name) =>
        (completion.Data?[name] as JsonArray)?.Select(Text).OfType<string>() ?? [];

    /// <summary>Numbers given by registers outside, by register.</summary>
    public static IEnumerable<(string Register, string Number)> Receipts(Completion completion) =>
        from receipt in completion.Data?["receipts"] as JsonObject ?? []
        let number = Text(receipt.Value)
        where number is { Length: > 0 and <= 200 } && receipt.Key.Length is > 0 and <= 60
        select (receipt.Key, number);

    /// <summary>Plain answers, by fact; names that conditions do not ask for are left out.</summary>
    public static IReadOnlyDictionary<string, bool> Stated(Completion completion)
    {
        Dictionary<string, bool> stated = new(StringComparer.Ordinal);
        foreach ((string name, JsonNode? node) in completion.Data?["facts"] as JsonObject ?? [])
        {
            if (FactTable.Find(name) is { Origin: FactOrigin.Stated } && !ChainDesk.IsOfTheProcess(name)
                && node is JsonValue value && value.TryGetValue(out bool answer))
            {
                stated[name] = answer;
            }
        }

        return stated;
    }

    /// <summary>What is known of a matter with what a completion states of it; the same where it states nothing.</summary>
    public static Facts Known(Facts facts, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Facts known = Text(completion.Data?["facts"] is JsonObject stated ? stated["certificationText"] : null) is { Length: > 0 and <= 500 } words
            ? facts with { CertificationText = words }
            : facts;
        return Stated(completion).Aggregate(known, static (f, s) => f.With(s.Key, s.Value));
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>The refusal of a field that cannot be read.</summary>
    internal static Refusal Malformed(string field, string zh, string en) =>
        new("malformed-data", $"{field}：{zh}。", $"{field}: {en}.") { Field = field };
}
