using System.Globalization;
using GovMedia.Functions.Http;
using GovMedia.Functions.Pages;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Notices;

/// <summary>The permanent page of a notice, with the proof of its window.</summary>
public sealed class NoticePages(NoticeList notices, LawBook laws)
{
    private const int ListLength = 500;
    private static readonly LocalText Title = new("公告", "Public notices");

    /// <summary>The page.</summary>
    [Function("NoticePage")]
    public async Task<IActionResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notices/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        try
        {
            NoticeView notice = await notices.RequireAsync(id, cancellation);
            return Page.Of(request, new LocalText(notice.Title, notice.Title), Content(notice, Page.LanguageOf(request)));
        }
        catch (ProblemException refused)
        {
            return Page.Refused(request, refused.Problem);
        }
    }

    /// <summary>The list: those running first, then those ended, newest first.</summary>
    [Function("NoticesPage")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notices")] HttpRequest request,
        CancellationToken cancellation)
    {
        string language = Page.LanguageOf(request);
        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        List<NoticeView> all = [];
        await foreach (NoticeView notice in notices.FindAsync(null, Query.Text(request, "jurisdiction"), cancellation))
        {
            all.Add(notice);
        }

        Html rows = Html.Join(all
            .OrderByDescending(static n => n.Active).ThenByDescending(static n => n.PublishedAt).ThenBy(static n => n.Id, StringComparer.Ordinal)
            .Take(ListLength)
            .Select(n => Html.Of($"""
                <tr><td><a href="{Page.Link(n.Page, language)}">{n.Title}</a></td><td>{n.UnitName}</td><td>{Day(ChinaTime.DateOf(n.PublishedAt))}</td>
                <td>{(n.LastDay is { } last ? Day(last) : Say("未规定", "not set"))}</td><td>{State(n, language)}</td></tr>
                """)));
        Html table = all.Count == 0
            ? Html.Of($"<p>{Say("目前没有公告。", "There are no notices.")}</p>")
            : Html.Of($"""
                <div class="wide" tabindex="0" role="region" aria-label="{Title.In(language)}"><table><thead><tr>
                <th scope="col">{Say("公告", "Notice")}</th><th scope="col">{Say("主办单位", "Sponsor")}</th><th scope="col">{Say("发布", "Published")}</th>
                <th scope="col">{Say("最后一日", "Last day")}</th><th scope="col">{Say("现状", "State")}</th></tr></thead><tbody>{rows}</tbody></table></div>
                """);
        return Page.Of(request, Title, Html.Of($"""
            <p>{Say("变更、关停、注销政务新媒体账号前的公告。公告期内可以提出异议。", "Notices before accounts are changed, closed or cancelled. While one runs, anybody may object.")}</p>
            {table}
            <p class="hint"><a href="/api/notices.atom">{Say("订阅（Atom）", "Subscribe (Atom)")}</a> · <a href="/api/notices.ics">{Say("日历（ICS）", "Calendar (ICS)")}</a> · <a href="/api/notices">JSON</a></p>
            """));
    }

    private static Html State(NoticeView notice, string language) => notice.Active
        ? Html.Of($"<span class=\"mark good\">{new LocalText("公告中", "running").In(language)}</span>")
        : Html.Of($"<span class=\"mark\">{new LocalText("已结束", "ended").In(language)}</span>");

    private Html Content(NoticeView notice, string language)
    {
        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        Html citation = Html.None;
        if (notice.Rule is { } rule)
        {
            LawCitation law = LawCitation.Of(laws, notice.Jurisdiction, rule);
            citation = Html.Of($"<p>{Say("依据", "Source")}：《{law.Title}》{law.Article}（{rule}）“{law.Quote}”</p>");
        }

        Html window = notice.EarliestEffect is { } earliest
            ? Html.Of($"""
                <dt>{Say("公告起算日（当日不计）", "Day of publication (not counted)")}</dt><dd>{Day(notice.StartDate!.Value)}</dd>
                <dt>{Say("公告期最后一日", "Last full day of the period")}</dt><dd>{Day(notice.LastDay!.Value)}{(notice.Provisional ? Say("（暂定）", " (provisional)") : "")}</dd>
                <dt>{Say("最早可办理时间", "Earliest lawful instant")}</dt><dd>{Moment(earliest)}</dd>
                """)
            : Html.Of($"<dt>{Say("公告期限", "Length")}</dt><dd>{Say("该文件没有规定公告期限", "The instrument sets no length")}</dd>");
        Html looks = Html.Join(notice.Observations.Select(o => Html.Of(
            $"<tr><td>{Moment(o.At)}</td><td>{(o.Alive ? Say("在", "standing") : Say("不在", "down"))}</td><td>{o.Detail}</td><td><code>{o.Sha256 ?? ""}</code></td></tr>")));
        return Html.Of($"""
            <p class="notice-text">{notice.Text}</p>
            <dl class="facts">
            <dt>{Say("主办单位", "Sponsor")}</dt><dd>{notice.UnitName}</dd>
            <dt>{Say("账号", "Account")}</dt><dd><a href="{Page.Link("/accounts/" + notice.AccountId, language)}">{notice.AccountName}</a></dd>
            <dt>{Say("案件编号", "Case")}</dt><dd>{notice.CaseNo}</dd>
            <dt>{Say("发布时间", "Published")}</dt><dd>{Moment(notice.PublishedAt)}</dd>
            {window}
            <dt>{Say("现状", "State")}</dt><dd>{(notice.Active ? Say("公告中", "running") : Say("已结束", "ended"))}</dd>
            <dt>{Say("内容变动后重新起算", "Restarted after a change")}</dt><dd>{notice.Restarts}</dd>
            <dt>{Say("正文SHA-256", "SHA-256 of the text")}</dt><dd><code>{notice.TextSha256}</code></dd>
            </dl>
            {citation}
            <p><a class="action" href="{Page.Link("/objections/new", language)}">{Say("对本公告有异议", "Object to this notice")}</a></p>
            <h2>{Say("每日查看记录", "Daily observations")}</h2>
            <div class="wide" tabindex="0" role="region" aria-label="{Say("每日查看记录", "Daily observations")}"><table><thead><tr><th scope="col">{Say("时间", "When")}</th><th scope="col">{Say("状态", "State")}</th><th scope="col">{Say("所见", "Seen")}</th><th scope="col">SHA-256</th></tr></thead>
            <tbody>{looks}</tbody></table></div>
            """);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) =>
        ChinaTime.At(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
