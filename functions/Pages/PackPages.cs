using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Pages;

/// <summary>The public page of a pack: the instrument, everything that follows from it, and what was decided.</summary>
public sealed class PackPages(LawBook laws, TimeProvider clock)
{
    /// <summary>The pack of a jurisdiction.</summary>
    [Function("RulesPage")]
    public IActionResult Rules(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "rules/{jurisdiction}")] HttpRequest request,
        string jurisdiction)
    {
        string language = Page.LanguageOf(request);
        DateOnly today = ChinaTime.DateOf(clock.GetUtcNow());
        if (laws.Packs.For(jurisdiction, today) is not { } pack)
        {
            LocalText none = new("没有这个辖区的规则包", "No rule pack of that jurisdiction");
            return Page.Of(request, none, Html.Of($"<p>{jurisdiction}</p>"), StatusCodes.Status404NotFound);
        }

        PackSections page = new(pack, language);
        return Page.Of(request, pack.Instrument.Title, Html.Join(
        [
            About(pack, today, language),
            page.Limits(),
            page.Gates(),
            page.Chains(),
            page.Monitors(),
            page.Parameters(),
            page.Differences(),
            page.Register(),
            page.Clauses(),
        ]));
    }

    private static Html About(Pack pack, DateOnly today, string language)
    {
        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        string Day(DateOnly? day) => day is { } known ? LawWords.Iso(known) : Say("文本未载明", "not stated in the text");
        Instrument text = pack.Instrument;
        Html parent = pack.Parent is { } above
            ? Html.Of($"<dt>{Say("上级规则包", "Parent")}</dt><dd><a href=\"{Page.Link("/rules/" + above.Jurisdiction, language)}\">{above.Instrument.Title.In(language)}</a></dd>")
            : Html.None;
        Html defects = Html.Join(text.Defects.Select(d => Html.Of(
            $"<li>{(d.Where == "*" ? Say("全文", "Whole text") : ArticleName.Zh(d.Where))}：{d.What.In(language)}</li>")));
        Html known = text.Defects.Count == 0 ? Html.None : Html.Of(
            $"<h2>{Say("引用前须知的文本缺陷", "Defects of the text to know before quoting")}</h2><ul>{defects}</ul>");
        return Html.Of($"""
            <dl><dt>{Say("文号", "Document number")}</dt><dd lang="zh-CN">{text.DocNo ?? Say("无", "none")}</dd>
            <dt>{Say("制定机关", "Issued by")}</dt><dd lang="zh-CN">{text.Issuer}</dd>
            <dt>{Say("公布", "Published")}</dt><dd>{Day(text.PublishedOn)}</dd>
            <dt>{Say("施行", "In force from")}</dt><dd>{Day(text.EffectiveFrom)}{(pack.InForce(today) ? "" : Say("（今日未施行）", " (not in force today)"))}</dd>
            {parent}
            <dt>{Say("规则包", "Rule pack")}</dt><dd>{pack.Id} v{pack.Version}</dd></dl>
            {known}
            """);
    }
}
