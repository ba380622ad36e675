using System.Globalization;
using System.Text;

namespace GovMedia.Functions.Notices;

/// <summary>Writes the periods of notices as an iCalendar (RFC 5545): whole days, so that no time zone is needed.</summary>
public static class NoticeCalendar
{
    private const int LineOctets = 75;

    /// <summary>The calendar; notices without a length have the one day of their publication.</summary>
    /// <param name="notices">The notices.</param>
    /// <param name="address">Where this instance answers, without a slash at the end.</param>
    public static string Write(IEnumerable<NoticeView> notices, string address)
    {
        ArgumentNullException.ThrowIfNull(notices);
        StringBuilder text = new();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//GovMedia//Notices//ZH");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "X-WR-CALNAME:政务新媒体公告");
        foreach (NoticeView notice in notices)
        {
            DateOnly from = notice.StartDate ?? Rules.Calendar.ChinaTime.DateOf(notice.PublishedAt);
            DateOnly through = notice.LastDay ?? from;
            Line(text, "BEGIN:VEVENT");
            Line(text, $"UID:{notice.Id}@govmedia");
            Line(text, $"DTSTAMP:{notice.PublishedAt.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Line(text, $"DTSTART;VALUE=DATE:{Day(from)}");

            // Exclusive, as the law's instant is: what is announced may take effect that day.
            Line(text, $"DTEND;VALUE=DATE:{Day(through.AddDays(1))}");
            Line(text, $"SUMMARY:{Escape(notice.Title)}");
            Line(text, $"DESCRIPTION:{Escape(notice.Text)}");
            Line(text, $"URL:{address}{notice.Page}");
            Line(text, $"STATUS:{(notice.Provisional ? "TENTATIVE" : "CONFIRMED")}");
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal);

    // Folded at 75 octets, never inside a character.
    private static void Line(StringBuilder text, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
