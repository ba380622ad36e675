using GovMedia.Functions.Http;
using GovMedia.Rules.Calendar;

namespace GovMedia.Functions.Notices;

/// <summary>Writes the periods of notices as an iCalendar: whole days, so that no time zone is needed.</summary>
public static class NoticeCalendar
{
    /// <summary>The calendar; notices without a length have the one day of their publication.</summary>
    /// <param name="notices">The notices.</param>
    /// <param name="address">Where this instance answers, without a slash at the end.</param>
    public static string Write(IEnumerable<NoticeView> notices, string address)
    {
        ArgumentNullException.ThrowIfNull(notices);
        CalendarText text = new("Notices", "政务新媒体公告");
        foreach (NoticeView notice in notices)
        {
            DateOnly from = notice.StartDate ?? ChinaTime.DateOf(notice.PublishedAt);
            DateOnly through = notice.LastDay ?? from;
            text.Line("BEGIN:VEVENT");
            text.Line($"UID:{notice.Id}@govmedia");
            text.Line($"DTSTAMP:{CalendarText.Moment(notice.PublishedAt)}");
            text.Line($"DTSTART;VALUE=DATE:{CalendarText.Day(from)}");

            // Exclusive, as the law's instant is: what is announced may take effect that day.
            text.Line($"DTEND;VALUE=DATE:{CalendarText.Day(through.AddDays(1))}");
            text.Words("SUMMARY", notice.Title);
            text.Words("DESCRIPTION", notice.Text);
            text.Line($"URL:{address}{notice.Page}");
            text.Line($"STATUS:{(notice.Provisional ? "TENTATIVE" : "CONFIRMED")}");
            text.Line("TRANSP:TRANSPARENT");
            text.Line("END:VEVENT");
        }

        return text.End();
    }
}
