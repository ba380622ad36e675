using System.Globalization;
using System.Text;

namespace GovMedia.Functions.Http;

/// <summary>Writes an iCalendar (RFC 5545), line by line.</summary>
public sealed class CalendarText
{
    private const int LineOctets = 75;
    private readonly StringBuilder _text = new();

    /// <summary>Begins a calendar.</summary>
    /// <param name="product">What made it, such as <c>Notices</c>.</param>
    /// <param name="name">What readers call it.</param>
    public CalendarText(string product, string name)
    {
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line($"PRODID:-//GovMedia//{product}//ZH");
        Line("CALSCALE:GREGORIAN");
        Line("METHOD:PUBLISH");
        Line($"X-WR-CALNAME:{Escape(name)}");
    }

    /// <summary>A line whose value needs no escaping.</summary>
    // Folded at 75 octets, never inside a character.
    public void Line(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LineOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    /// <summary>A property with words for a value.</summary>
    public void Words(string name, string words) => Line($"{name}:{Escape(words)}");

    /// <summary>A whole day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>An instant, in UTC.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The whole, ended.</summary>
    public string End()
    {
        Line("END:VCALENDAR");
        return _text.ToString();
    }

    // A line's end is written as \n; no other control character has a place in a text (RFC 5545, 3.3.11).
    private static string Escape(string text) => string.Concat(text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Where(static c => !char.IsControl(c)));
}
