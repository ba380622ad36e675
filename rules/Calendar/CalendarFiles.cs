using System.Text.Json;

namespace GovMedia.Rules.Calendar;

/// <summary>The shape of <c>regional_yunnan.json</c>.</summary>
internal sealed record RegionalFile(IReadOnlyList<RegionalEntry> Entries);

/// <summary>One festival of one locality in one year.</summary>
internal sealed record RegionalEntry(
    string Locality,
    int Year,
    string Name,
    IReadOnlyList<DateOnly> Off,
    IReadOnlyList<DateOnly> Work,
    string Scope,
    string Confidence,
    IReadOnlyList<string> Sources,
    string? Note);

/// <summary>The shape of <c>superseded.json</c>.</summary>
internal sealed record SupersededFile(IReadOnlyList<SupersededVersion> Versions);

/// <summary>The days of a year as they stood before an amendment, where they differ from today's.</summary>
internal sealed record SupersededVersion(
    int CalendarYear, DateOnly ValidFromKnown, string SupersededOn, string By, IReadOnlyList<HolidayDay> Days);

/// <summary>The statutory days of a year without a notice, as <c>2027.json</c> gives them.</summary>
internal sealed record StatutoryFile(int Year)
{
    /// <summary>The statutory days; empty where a notice arranges the year.</summary>
    public IReadOnlyList<StatutoryDate> StatutoryOnly { get; init; } = [];
}

/// <summary>One statutory day.</summary>
internal sealed record StatutoryDate(DateOnly Date, string Name);

/// <summary>Reads the calendar files that this assembly carries.</summary>
internal static class CalendarFiles
{
    public static T Read<T>(string file)
    {
        using Stream stream = Open(file)
            ?? throw new InvalidOperationException($"The assembly carries no calendar file '{file}'.");
        return JsonSerializer.Deserialize<T>(stream, CalendarJson.Options)
            ?? throw new InvalidOperationException($"The calendar file '{file}' is empty.");
    }

    public static IEnumerable<string> Years() =>
        typeof(CalendarFiles).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith("Calendar/", StringComparison.Ordinal))
            .Select(n => n["Calendar/".Length..])
            .Where(n => n.Length == 9 && n[..4].All(char.IsAsciiDigit))
            .Order(StringComparer.Ordinal);

    private static Stream? Open(string file) =>
        typeof(CalendarFiles).Assembly.GetManifestResourceStream("Calendar/" + file);
}
