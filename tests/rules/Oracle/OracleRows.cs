using System.Globalization;
using System.Text.RegularExpressions;

namespace GovMedia.Rules.Tests.Oracle;

/// <summary>Reads the worked cases that lie beside the tests.</summary>
public static partial class OracleRows
{
    public static IReadOnlyList<IDictionary<string, string>> Read(string file)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Oracle", file));
        string[] names = Fields(lines[0]);
        return lines.Skip(1).Where(l => l.Length > 0)
            .Select(l => (IDictionary<string, string>)names.Zip(Fields(l)).ToDictionary(p => p.First, p => p.Second))
            .ToArray();
    }

    public static DateOnly Date(this IDictionary<string, string> row, string field) =>
        DateOnly.ParseExact(row[field], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static int Number(this IDictionary<string, string> row, string field) =>
        int.Parse(row[field], CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(this IDictionary<string, string> row, string field) =>
        DateTimeOffset.Parse(row[field], CultureInfo.InvariantCulture);

    private static string[] Fields(string line) =>
        Field().Matches(line).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value).ToArray();

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Field();
}
