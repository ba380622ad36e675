using System.Globalization;
using System.Xml.Linq;
using GovMedia.Rules.Calendar;

namespace GovMedia.Functions.Notices;

/// <summary>Writes notices as an Atom feed (RFC 4287).</summary>
public static class NoticeFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed.</summary>
    /// <param name="notices">Newest first.</param>
    /// <param name="address">Where this instance answers, without a slash at the end.</param>
    public static string Write(IReadOnlyList<NoticeView> notices, string address)
    {
        ArgumentNullException.ThrowIfNull(notices);
        DateTimeOffset updated = notices.Count == 0 ? DateTimeOffset.UnixEpoch : notices.Max(UpdatedAt);
        XElement feed = new(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", "zh-CN"),
            new XElement(Atom + "id", $"{address}/api/notices.atom"),
            new XElement(Atom + "title", "政务新媒体公告"),
            new XElement(Atom + "updated", Instant(updated)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", $"{address}/api/notices.atom")),
            notices.Select(n => Entry(n, address)));
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed;
    }

    private static XElement Entry(NoticeView notice, string address) => new(
        Atom + "entry",
        new XElement(Atom + "id", $"{address}{notice.Page}"),
        new XElement(Atom + "title", Clean(notice.Title)),
        new XElement(Atom + "published", Instant(notice.PublishedAt)),
        new XElement(Atom + "updated", Instant(UpdatedAt(notice))),
        new XElement(Atom + "author", new XElement(Atom + "name", Clean(notice.UnitName))),
        new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", $"{address}{notice.Page}")),
        new XElement(Atom + "content", new XAttribute("type", "text"), Clean(notice.Text)));

    private static DateTimeOffset UpdatedAt(NoticeView notice) => notice.EndedAt ?? notice.PublishedAt;

    private static string Instant(DateTimeOffset at) =>
        ChinaTime.At(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Clean(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
