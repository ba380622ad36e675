using System.Globalization;
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
    /// <summary>The page.</summary>
    [Function("NoticePage")]
    public async Task<IActionResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notices/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        NoticeView notice = await notices.RequireAsync(id, cancellation);
        string language = Page.LanguageOf(request);
        return Page.Of(request, new LocalText(notice.Title, notice.Title), Content(notice, language));
    }

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
            <dl>
            <dt>{Say("主办单位", "Sponsor")}</dt><dd>{notice.UnitName}</dd>
            <dt>{Say("账号", "Account")}</dt><dd><a href="/accounts/{notice.AccountId}">{notice.AccountName}</a></dd>
            <dt>{Say("案件编号", "Case")}</dt><dd>{notice.CaseNo}</dd>
            <dt>{Say("发布时间", "Published")}</dt><dd>{Moment(notice.PublishedAt)}</dd>
            {window}
            <dt>{Say("现状", "State")}</dt><dd>{(notice.Active ? Say("公告中", "running") : Say("已结束", "ended"))}</dd>
            <dt>{Say("内容变动后重新起算", "Restarted after a change")}</dt><dd>{notice.Restarts}</dd>
            <dt>{Say("正文SHA-256", "SHA-256 of the text")}</dt><dd><code>{notice.TextSha256}</code></dd>
            </dl>
            {citation}
            <p><a href="/objections/new">{Say("对本公告有异议", "Object to this notice")}</a></p>
            <h2>{Say("每日查看记录", "Daily observations")}</h2>
            <table><thead><tr><th>{Say("时间", "When")}</th><th>{Say("状态", "State")}</th><th>{Say("所见", "Seen")}</th><th>SHA-256</th></tr></thead>
            <tbody>{looks}</tbody></table>
            """);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) =>
        ChinaTime.At(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
