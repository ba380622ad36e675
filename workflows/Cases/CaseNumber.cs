using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GovMedia.Workflows.Cases;

/// <summary>A case's number, such as <c>YN-OBJ-2026-000123-K</c>: jurisdiction code, procedure, year, number, check letter.</summary>
public static partial class CaseNumber
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTVWXYZ";

    /// <summary>The number of one case. Unique, not gapless.</summary>
    /// <param name="jurisdictionCode">Two letters.</param>
    /// <param name="procedure">Three letters.</param>
    /// <param name="year">The year in China time.</param>
    /// <param name="number">From 1.</param>
    public static string Make(string jurisdictionCode, string procedure, int year, long number)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"{jurisdictionCode}-{procedure}-{year:0000}-{number:000000}");
        return $"{head}-{CheckLetter(year, number)}";
    }

    /// <summary>Whether a text is a case number whose check letter fits.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is not null
        && Shape().Match(text) is { Success: true } match
        && text[^1] == CheckLetter(Number(match.Groups["year"]), Number(match.Groups["number"]))
        && (match.Groups["number"].Length == 6 || match.Groups["number"].ValueSpan[0] != '0');

    /// <summary>The procedure's three letters.</summary>
    public static string ProcedureOf(string caseNo)
    {
        ArgumentNullException.ThrowIfNull(caseNo);
        return caseNo.Split('-')[1];
    }

    private static char CheckLetter(long year, long number)
    {
        string digits = string.Create(CultureInfo.InvariantCulture, $"{year:0000}{number:000000}");
        return Letters[(int)(long.Parse(digits, CultureInfo.InvariantCulture) % Letters.Length)];
    }

    private static long Number(Group group) => long.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[A-Z]{2}-[A-Z]{3}-(?<year>[0-9]{4})-(?<number>[0-9]{6,12})-[A-Z]$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
