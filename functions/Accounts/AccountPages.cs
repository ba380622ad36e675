using System.Globalization;
using GovMedia.Functions.Http;
using GovMedia.Functions.Pages;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Accounts;

/// <summary>The permanent page of an account: “is it genuine?”.</summary>
public sealed class AccountPages(RegisterFunctions register)
{
    /// <summary>The page.</summary>
    [Function("AccountPage")]
    public async Task<IActionResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        string language = Page.LanguageOf(request);
        try
        {
            AccountDetail detail = await register.DetailAsync(id, language, cancellation);
            return Page.Of(request, new LocalText(detail.Account.Name, detail.Account.Name), Content(detail, language));
        }
        catch (ProblemException refused)
        {
            return Page.Refused(request, refused.Problem);
        }
    }

    private static Html Content(AccountDetail detail, string language)
    {
        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        AccountView account = detail.Account;
        Html address = account.Url is { } url ? Html.Of($"<dt>{Say("网址", "Address")}</dt><dd>{url}</dd>") : Html.None;
        Html ban = account.OperatingBan is { } barred
            ? Html.Of($"<dt>{Say("运营限制", "Restriction")}</dt><dd id=\"ban\">{barred.Text}</dd>")
            : Html.None;
        Html history = Html.Join(detail.Notices.Select(n => Html.Of(
            $"<li><a href=\"{Page.Link(n.Page, language)}\">{n.Title}</a>（{ChinaTime.At(n.PublishedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}）</li>")));
        Html notices = detail.Notices.Count == 0
            ? Html.Of($"<p>{Say("没有公告。", "There are none.")}</p>")
            : Html.Of($"<ul>{history}</ul>");
        return Html.Of($"""
            <h2>{Say("这个账号是真的吗？", "Is this account genuine?")}</h2>
            <div class="answer {(account.Genuine ? "good" : "bad")}"><p><strong>{detail.Answer}</strong></p><p>{AccountBadge.Of(account, language)}</p></div>
            {Fakes(detail.Fakes, language)}
            <dl class="facts">
            <dt>{Say("平台", "Platform")}</dt><dd>{account.Platform}</dd>
            <dt>{Say("主办单位", "Sponsor")}</dt><dd>{account.UnitName}</dd>
            <dt>{Say("状态", "Status")}</dt><dd>{account.StatusText}</dd>
            {ban}
            <dt>{Say("开设日期", "Opened")}</dt><dd>{Day(account.OpenedOn, language)}</dd>
            <dt>{Say("备案日期", "Filed")}</dt><dd>{Day(account.FiledOn, language)}</dd>
            {address}
            <dt>{Say("登记编号", "Register id")}</dt><dd>{account.Id}</dd>
            </dl>
            <h2>{Say("公告", "Notices")}</h2>
            {notices}
            <h2>{Say("举报和异议", "Reports and objections")}</h2>
            <p><a class="action" href="{Page.Link("/reports/new", language)}&amp;account={account.Id}">{Say("举报仿冒该账号的", "Report a fake of it")}</a></p>
            <p><a href="{Page.Link("/objections/new", language)}">{Say("对该账号发布的信息有异议", "Object to what it published")}</a></p>
            """);
    }

    // What is only being checked is said to be so, and where it stands is not repeated before it is borne out.
    private static Html Fakes(IReadOnlyList<FakeReport> fakes, string language)
    {
        if (fakes.Count == 0)
        {
            return Html.None;
        }

        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        Html confirmed = Html.Join(fakes.Where(static f => f.Confirmed).Select(f => Html.Of(
            $"<li>{Say("经核查属实", "Borne out by the check")}：<span class=\"address\">{f.Url ?? Say("未注明网址", "no address given")}</span></li>")));
        int checking = fakes.Count(static f => !f.Confirmed);
        Html open = checking == 0
            ? Html.None
            : Html.Of($"<li>{Say($"核查中的举报：{checking}件", $"Reports being checked: {checking}")}</li>");
        return Html.Of($"""
            <div class="problems"><h2>{Say("有人举报以该名称仿冒的账号", "Accounts that fake its name were reported")}</h2>
            <ul>{confirmed}{open}</ul></div>
            """);
    }

    private static string Day(DateOnly? day, string language) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? new LocalText("无记录", "not on record").In(language);
}
