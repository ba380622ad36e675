using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GovMedia.Cli.CommandLine;

/// <summary>Options that say what they accept when they are given something else.</summary>
internal static class Accepted
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private static readonly string[] LocalForms =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] ZonedForms =
    [
        "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz",
    ];

    /// <summary>The instance's data folder; <c>./data</c> unless given.</summary>
    public static Option<string> Data() => new("--data")
    {
        Description = "The instance's data folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "data",
        CustomParser = NotEmpty("a folder"),
    };

    /// <summary>Free text that must not be empty.</summary>
    public static Option<string> Text(string name, string help, string description, bool required = false) => new(name)
    {
        Description = description,
        HelpName = help,
        Required = required,
        CustomParser = NotEmpty($"{help} in words"),
    };

    /// <summary>A switch.</summary>
    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    /// <summary>One of a few words, the first of which is the default.</summary>
    public static Option<string> OneOf(string name, string description, params string[] words) => new(name)
    {
        Description = $"{description} One of {string.Join(", ", words)}.",
        HelpName = string.Join('|', words),
        DefaultValueFactory = _ => words[0],
        CustomParser = given =>
        {
            string value = given.Tokens[^1].Value;
            if (!words.Contains(value, StringComparer.Ordinal))
            {
                given.AddError($"{name} '{value}' is not accepted; {name} takes {string.Join(" or ", words)}");
            }

            return value;
        },
    };

    /// <summary>A TCP port, 1 to 65535.</summary>
    public static Option<int> Port(string name, int otherwise) => new(name)
    {
        Description = "The port to listen on.",
        HelpName = otherwise.ToString(CultureInfo.InvariantCulture),
        DefaultValueFactory = _ => otherwise,
        CustomParser = given =>
        {
            string value = given.Tokens[^1].Value;
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) ||
                port is < 1 or > 65535)
            {
                given.AddError($"{name} '{value}' is not a port; {name} takes a whole number from 1 to 65535");
            }

            return port;
        },
    };

    /// <summary>A moment, in China time unless it carries an offset.</summary>
    public static Option<DateTimeOffset?> Timestamp(string name, string description, bool required = false) => new(name)
    {
        Description = description,
        HelpName = "TIMESTAMP",
        Required = required,
        CustomParser = given =>
        {
            string value = given.Tokens[^1].Value;
            DateTimeOffset? moment = Moment(value);
            if (moment is null)
            {
                given.AddError($"{name} '{value}' is not a timestamp; {name} takes 2025-09-26, 2025-09-26T10:00 or "
                    + "2025-09-26T10:00:00+08:00 (China time unless it carries an offset)");
            }

            return moment;
        },
    };

    /// <summary>Reads a moment; null when the text is none. A date alone is its midnight.</summary>
    public static DateTimeOffset? Moment(string text)
    {
        const DateTimeStyles AsIs = DateTimeStyles.None;
        string value = text.EndsWith('Z') ? string.Concat(text.AsSpan(0, text.Length - 1), "+00:00") : text;
        if (DateTimeOffset.TryParseExact(value, ZonedForms, CultureInfo.InvariantCulture, AsIs, out var zoned))
        {
            return zoned;
        }

        // The very first day begins before time can be counted in UTC.
        return DateTime.TryParseExact(value, LocalForms, CultureInfo.InvariantCulture, AsIs, out DateTime local)
            && local.Date > DateTime.MinValue
            ? new DateTimeOffset(local, China)
            : null;
    }

    private static Func<ArgumentResult, string?> NotEmpty(string what) => given =>
    {
        string value = given.Tokens[^1].Value;
        if (string.IsNullOrWhiteSpace(value) || value.StartsWith("--", StringComparison.Ordinal))
        {
            given.AddError($"'{value}' is not {what}");
        }

        return value;
    };
}
