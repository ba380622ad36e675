using System.Globalization;

namespace GovMedia.Rules.Tests;

/// <summary>Dates and instants as a case writes them.</summary>
public static class Written
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant with its offset; one without is China time.</summary>
    public static DateTimeOffset At(string text) =>
        text.EndsWith('Z') || text.LastIndexOf('+') > 0
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : DateTimeOffset.Parse(text + "+08:00", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
