using System.Text;
using System.Xml.Linq;
using GovMedia.Functions.Notices;

namespace GovMedia.Functions.Tests.Notices;

public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly NoticeView Notice = new(
        "YN-CLS-2025-000001-B", "YN-CLS-2025-000001-B", "关停公告：甲；乙，丙\\丁", "CLS", "yunnan", "yn-health", "卫生健康委员会",
        "yn-health-wechat", "甲", "第一行：" + new string('长', 60) + "\r\n第二行,有;标点\u0001END:VEVENT", null, "/notices/YN-CLS-2025-000001-B",
        new DateTimeOffset(2025, 9, 26, 10, 0, 0, TimeSpan.FromHours(8)), "YN-18", "18", new DateOnly(2025, 9, 26), new DateOnly(2025, 10, 23),
        new DateTimeOffset(2025, 10, 24, 0, 0, 0, TimeSpan.FromHours(8)), false, true, "notice", null, 0, "00", []);

    [Fact]
    public void Calendar_OfANotice_IsFoldedAt75OctetsAndEndsLinesWithCrLf()
    {
        string calendar = NoticeCalendar.Write([Notice], "https://gov.example");

        Assert.Equal(calendar.Count(static c => c == '\n'), calendar.Split("\r\n").Length - 1);
        Assert.EndsWith("END:VCALENDAR\r\n", calendar, StringComparison.Ordinal);
        string[] lines = calendar.Split("\r\n");
        Assert.All(lines, static l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        Assert.Contains(lines, static l => l.StartsWith(' '));
        Assert.DoesNotContain(calendar, static c => char.IsControl(c) && c is not ('\r' or '\n'));
    }

    [Fact]
    public void Calendar_Unfolded_HoldsWholeDaysAndEscapedTexts()
    {
        string[] lines = NoticeCalendar.Write([Notice], "https://gov.example").Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

        Assert.Contains("UID:YN-CLS-2025-000001-B@govmedia", lines);
        Assert.Contains("DTSTAMP:20250926T020000Z", lines);
        Assert.Contains("DTSTART;VALUE=DATE:20250926", lines);
        Assert.Contains("DTEND;VALUE=DATE:20251024", lines);
        Assert.Contains(@"SUMMARY:关停公告：甲；乙，丙\\丁", lines);
        Assert.Single(lines, static l => l == "END:VEVENT");
        Assert.Contains(lines, static l => l.StartsWith("DESCRIPTION:", StringComparison.Ordinal)
            && l.EndsWith(@"\n第二行\,有\;标点END:VEVENT", StringComparison.Ordinal));
    }

    [Fact]
    public void Feed_OfNotices_HasWhatAtomAsksOfFeedAndEntries()
    {
        NoticeView ended = Notice with { Id = "b", Page = "/notices/b", EndedAt = Notice.PublishedAt.AddDays(30), Title = "<b>&" };

        XElement feed = XDocument.Parse(NoticeFeed.Write([ended, Notice], "https://gov.example")).Root!;
        XElement[] entries = [.. feed.Elements(Atom + "entry")];

        Assert.Equal("2025-10-26T10:00:00+08:00", feed.Element(Atom + "updated")!.Value);
        Assert.Equal(["https://gov.example/notices/b", "https://gov.example/notices/YN-CLS-2025-000001-B"], entries.Select(static e => e.Element(Atom + "id")!.Value));
        Assert.All(entries, static e =>
        {
            Assert.Single(e.Elements(Atom + "title"));
            Assert.Single(e.Elements(Atom + "updated"));
            Assert.NotEmpty(e.Element(Atom + "author")!.Element(Atom + "name")!.Value);
            Assert.Single(e.Elements(Atom + "link"), static l => (string?)l.Attribute("rel") == "alternate");
        });
        Assert.Equal("<b>&", entries[0].Element(Atom + "title")!.Value);
        Assert.Single(feed.Elements(Atom + "link"), static l => (string?)l.Attribute("rel") == "self");
    }
}
