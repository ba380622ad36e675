using System.Globalization;
using System.Text.Json;

namespace GovMedia.Rules.Calendar;

/// <summary>Reads and validates a notice that an administrator loads; nothing unsound gets into a calendar.</summary>
/// <param name="Notice">The notice; null unless it is sound.</param>
/// <param name="Errors">What is wrong by field, such as <c>days[3].date</c>; empty when sound.</param>
public sealed record NoticeUpload(HolidayNotice? Notice, IReadOnlyDictionary<string, string[]> Errors)
{
    /// <summary>Reads the body of <c>PUT /api/calendars/{region}/{year}</c>.</summary>
    /// <param name="json">The body, in the form of the files under <c>Calendar/</c>.</param>
    /// <param name="region">The region of the address.</param>
    /// <param name="year">The year of the address; a body that names another year is refused.</param>
    public static NoticeUpload Read(string json, string region, int year)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (!Region.IsValid(region))
        {
            return Refuse(
                "region", $"'{region}' names no region; accepted are CN and a six-digit administrative division code.");
        }

        HolidayNotice notice;
        try
        {
            notice = HolidayNotice.Parse(json, region);
        }
        catch (JsonException problem)
        {
            string path = problem.Path is null or "$" ? "body" : problem.Path.TrimStart('$', '.');
            return Refuse(path, Expected(path));
        }

        if (Empty(notice) is { } empty)
        {
            return Refuse(empty, Expected(empty));
        }

        notice = notice.Year == 0 ? notice with { Year = year } : notice;
        if (notice.Year != year)
        {
            return Refuse("year", $"The body arranges {notice.Year}, the address names {year}.");
        }

        IReadOnlyDictionary<string, string[]> errors = Validate(notice);
        return new NoticeUpload(errors.Count == 0 ? notice : null, errors);
    }

    /// <summary>What is wrong with a notice, by field; empty when it is sound.</summary>
    /// <param name="notice">The notice.</param>
    /// <remarks>
    /// Every date lies in the year (regional breaks may run a week over New Year), none is there twice. A national
    /// notice makes no weekday a make-up day and sets every statutory day free. A weekend day marked off is sound.
    /// </remarks>
    public static IReadOnlyDictionary<string, string[]> Validate(HolidayNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        NoticeFaults faults = new(notice);
        return faults.Find();
    }

    private static NoticeUpload Refuse(string field, string error) =>
        new(null, new Dictionary<string, string[]> { [field] = [error] });

    /// <summary>The first entry of a list that is null; null where there is none.</summary>
    private static string? Empty(HolidayNotice notice) =>
        First("days", notice.Days) ?? First("daysInPreviousYearSetByThisNotice", notice.PreviousYearDays)
        ?? First("amendments", notice.Amendments) ?? First("sources", notice.Sources);

    private static string? First<T>(string field, IReadOnlyList<T> list)
    {
        int at = list.ToList().FindIndex(static entry => entry is null);
        return at < 0 ? null : $"{field}[{at.ToString(CultureInfo.InvariantCulture)}]";
    }

    private static string Expected(string path) => path.Split('[')[0] switch
    {
        "days" or "daysInPreviousYearSetByThisNotice" => path.EndsWith(".date", StringComparison.Ordinal)
            ? "No date; accepted is yyyy-MM-dd, such as 2027-01-01."
            : "Not accepted; a list of days is, each { \"date\": \"2027-01-01\", \"off\": true, \"name\": \"元旦\" }.",
        "amendments" => "Not accepted; a list is of { \"notice\": \"…\", \"issued\": \"2027-01-01\" }.",
        "sources" => "Not accepted; a list of addresses is.",
        "issued" or "published" => "No date; accepted is yyyy-MM-dd, such as 2026-11-04.",
        "year" => "No year; accepted is a number such as 2027.",
        _ => "Not accepted here; the files in rules/Calendar show the form.",
    };
}
