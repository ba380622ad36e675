using System.Globalization;
using System.Text;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Calendars;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Law;

/// <summary>The holiday notices that dates are counted by.</summary>
public sealed class CalendarFunctions(LawBook laws, Reprojection reprojection, MissingNotice missing, Waker waker)
{
    /// <summary>Every notice, national first, and the version they make together.</summary>
    [Function("ListCalendars")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/calendars")] HttpRequest request,
        CancellationToken cancellation)
    {
        CalendarSet set = await laws.CalendarsAsync(cancellation);
        return Answer.Json(new
        {
            version = set.National.Version,
            coverageThrough = set.National.CoverageThrough,
            missingNotice = await missing.YearAsync(cancellation),
            items = set.Notices,
        });
    }

    /// <summary>Loads or amends the notice of a region and year; every open clock is counted anew.</summary>
    [Function("PutCalendar")]
    public async Task<IActionResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/calendars/{region}/{year}")] HttpRequest request,
        string region,
        string year,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        // Read as an object first, so that what is no JSON is said so as everywhere else.
        string json = (await RequestBody.ReadObjectAsync(request, cancellation)).GetRawText();
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            throw Problem.Field("year", $"“{year}”不是年份。", $"'{year}' is no year.").Thrown();
        }

        NoticeUpload upload = NoticeUpload.Read(json, region, number);
        if (upload.Notice is not { } notice)
        {
            throw Refused(upload.Errors).Thrown();
        }

        CalendarSet set = await laws.AddAsync(notice, cancellation);
        int recomputed = await reprojection.RunAsync(decision => waker.WakeAsync(client, decision), cancellation);
        string version = (region == HolidayNotice.National ? set.National : set.For(region)).Version;
        return Answer.Json(new { version, recomputed });
    }

    private static Problem Refused(IReadOnlyDictionary<string, string[]> errors)
    {
        StringBuilder first = new();
        first.Append(errors.First().Key).Append(": ").Append(errors.First().Value[0]);
        return new Problem("invalid", new LocalText($"放假安排有误：{first}", first.ToString()))
        {
            Errors = errors.ToDictionary(
                static e => e.Key, static e => e.Value.Select(static t => new LocalText(t, t)).ToArray()),
        };
    }
}
