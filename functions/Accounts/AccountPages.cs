using System.Globalization;
using GovMedia.Functions.Pages;
using GovMedia.Rules;
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
        AccountDetail detail = await register.DetailAsync(id, language, cancellation);
        return Page.Of(request, new LocalText(detail.Account.Name, detail.Account.Name), Content(detail, language));
    }

    private static Html Content(AccountDetail detail, string language)
    {
        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        AccountView account = detail.Account;
        Html address = account.Url is { } url ? Html.Of($"<dt>{Say("网址", "Address")}</dt><dd>{url}</dd>") : Html.None;
        Html history = Html.Join(detail.Notices.Select(n => Html.Of(
            $"<li><a href=\"{n.Page}\">{n.Title}</a>（{Rules.Calendar.ChinaTime.At(n.PublishedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}）</li>")));
        Html notices = detail.Notices.Count == 0
            ? Html.Of($"<p>{Say("没有公告。", "There are none.")}</p>")
            : Html.Of($"<ul>{history}</ul>");
        return Html.Of($"""
            <h2>{Say("这个账号是真的吗？", "Is this account genuine?")}</h2>
            <p class="answer"><strong>{detail.Answer}</strong></p>
            <dl>
            <dt>{Say("平台", "Platform")}</dt><dd>{account.Platform}</dd>
            <dt>{Say("主办单位", "Sponsor")}</dt><dd>{account.UnitName}</dd>
            <dt>{Say("状态", "Status")}</dt><dd>{account.StatusText}</dd>
            <dt>{Say("开设日期", "Opened")}</dt><dd>{Day(account.OpenedOn, language)}</dd>
            <dt>{Say("备案日期", "Filed")}</dt><dd>{Day(account.FiledOn, language)}</dd>
            {address}
            <dt>{Say("登记编号", "Register id")}</dt><dd>{account.Id}</dd>
            </dl>
            <h2>{Say("公告", "Notices")}</h2>
            {notices}
            <p><a href="/objections/new">{Say("对该账号发布的信息有异议", "Object to what it published")}</a></p>
            """);
    }

    private static string Day(DateOnly? day, string language) =>
        day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? new LocalText("无记录", "not on record").In(language);
}
