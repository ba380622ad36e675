using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace GovMedia.Adapters.Composition;

/// <summary>Reads settings and says, of one that is unusable, its key, its value and what is accepted.</summary>
internal sealed class SettingsReader(IConfigurationSection section)
{
    public SettingsReader Below(string key) => new(section.GetSection(key));

    /// <summary>The text, or null where there is none or only blanks.</summary>
    public string? Text(string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();

    public string Required(string key, string because) =>
        Text(key) ?? throw new InvalidOperationException($"{PathOf(key)} is not set; {because}.");

    /// <summary>One of a few words.</summary>
    public string OneOf(string key, string otherwise, params string[] accepted)
    {
        string value = Text(key) ?? otherwise;
        return accepted.Contains(value, StringComparer.Ordinal)
            ? value
            : throw Unusable(key, value, string.Join(", ", accepted) + " are accepted");
    }

    public int Number(string key, int otherwise, int from, int to)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        bool sound = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= from && number <= to;
        return sound ? number : throw Unusable(key, text, $"a whole number from {from} to {to} is accepted");
    }

    public bool Flag(string key) => OneOf(key, "false", "true", "false", "True", "False") is "true" or "True";

    public Uri? Url(string key)
    {
        // The value may hold a key, so it is not shown.
        return Text(key) is not { } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && (url.Scheme is "https" or "http") ? url
            : throw new InvalidOperationException($"{PathOf(key)} is no address; https://HOST/PATH is accepted.");
    }

    /// <summary>A list: indexed entries, or one text with commas.</summary>
    public string[] List(string key)
    {
        IEnumerable<string> entries =
            section.GetSection(key).GetChildren().Select(child => child.Value ?? string.Empty);
        return
        [
            .. (section[key] is { } text ? text.Split(',') : entries)
                .Select(entry => entry.Trim())
                .Where(entry => entry.Length > 0),
        ];
    }

    public string PathOf(string key) => $"{section.Path}:{key}";

    private InvalidOperationException Unusable(string key, string value, string accepted) =>
        new($"{PathOf(key)} is '{value}'; {accepted}.");
}
