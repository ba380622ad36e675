using GovMedia.Functions.Http;
using GovMedia.Functions.Pages;
using GovMedia.Rules;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Accounts;

/// <summary>The register as a page: find an account by name or address, and see whether it is genuine.</summary>
public sealed class RegisterPages(RegisterFunctions register, DirectoryBook directory, LawBook laws)
{
    private static readonly LocalText Title = new("账号登记册：查真假", "Register of accounts: genuine or not");

    /// <summary>The page.</summary>
    [Function("RegisterPage")]
    public async Task<IActionResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "accounts")] HttpRequest request,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        string language = Page.LanguageOf(request);
        SentForm form = new(
            request.Query.ToDictionary(static q => q.Key, static q => q.Value.ToString(), StringComparer.Ordinal), null);
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        try
        {
            PageOf<AccountView> found = await register.SearchAsync(request, language, cancellation);
            return Page.Of(request, Title, Html.Of($"{Form(form, people, language)}{Found(request, form, found, language)}"));
        }
        catch (ProblemException refused)
        {
            return Page.Of(
                request,
                Title,
                Form(form with { Problem = refused.Problem }, people, language),
                ProblemCodes.StatusOf(refused.Problem.Code));
        }
    }

    private Html Form(SentForm form, DirectorySnapshot people, string language)
    {
        (string, string) any = ("", new LocalText("不限", "Any").In(language));
        FormField[] fields =
        [
            new("q", new("名称或者网址", "Name or address"))
            {
                Type = "search",
                Hint = new("可以粘贴账号或者文章的网址。", "The address of the account, or of a post on it, will do."),
            },
            new("jurisdiction", new("辖区", "Jurisdiction"))
            {
                Type = "select",
                Choices = [any, .. laws.Packs.Packs.Select(p => (p.Jurisdiction, people.NameOf(p.Jurisdiction, language)))],
            },
            new("status", new("状态", "Status"))
            {
                Type = "select",
                Choices = [any, .. RegisterSearch.Filters.Select(s => (s, Words(s).In(language)))],
            },
        ];
        return Html.Of($"""
            {form.Summary(language)}
            <form method="get" action="/accounts" class="search"><input type="hidden" name="lang" value="{Page.Code(language)}">
            {Html.Join(fields.Select(f => f.Show(form, language)))}
            <button type="submit">{new LocalText("查询", "Search").In(language)}</button></form>
            """);
    }

    private static Html Found(HttpRequest request, SentForm form, PageOf<AccountView> found, string language)
    {
        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        if (found.Items.Count == 0)
        {
            return Html.Of($"""
                <div class="given"><h2>{Say("登记册中没有", "Not in the register")}</h2>
                <p id="none">{Say($"没有找到与“{form["q"]}”相符的账号。自称政务新媒体而不在登记册中的，可能是仿冒账号。", $"Nothing matches '{form["q"]}'. An account that calls itself a government's and is not in the register may be a fake.")}</p>
                <p><a class="action" href="{Page.Link("/reports/new", language)}">{Say("举报仿冒账号", "Report a fake account")}</a></p></div>
                """);
        }

        Html rows = Html.Join(found.Items.Select(a => Html.Of($"""
            <tr><td><a href="{Page.Link("/accounts/" + a.Id, language)}">{a.Name}</a></td><td>{a.Platform}</td><td>{a.UnitName}</td>
            <td>{AccountBadge.Of(a, language)}</td></tr>
            """)));
        Html next = found.NextCursor is { } cursor
            ? Html.Of($"<p><a rel=\"next\" href=\"{Page.Again(request, ("cursor", cursor))}\">{Say("下一页", "Next page")}</a></p>")
            : Html.None;
        return Html.Of($"""
            <div class="wide" tabindex="0" role="region" aria-label="{Say("查询结果", "What was found")}"><table>
            <caption>{Say("查询结果", "What was found")}</caption>
            <thead><tr><th scope="col">{Say("账号", "Account")}</th><th scope="col">{Say("平台", "Platform")}</th>
            <th scope="col">{Say("主办单位", "Sponsor")}</th><th scope="col">{Say("状态", "Status")}</th></tr></thead>
            <tbody>{rows}</tbody></table></div>
            {next}
            <p class="hint"><a href="/api/accounts.csv">CSV</a> · <a href="/api/accounts">JSON</a> · <a href="/api/open-data">{Say("每日数据及校验值", "Daily data and hashes")}</a></p>
            """);
    }

    private static LocalText Words(string filter) => filter switch
    {
        "open" => new("在运行", "Open"),
        "filed" => new("已备案", "Filed"),
        "banned" => new("不得继续运营", "Under an operating ban"),
        "fake-reported" => new("有仿冒举报", "Reported as faked"),
        _ => AccountView.Words((Workflows.Accounts.AccountStatus)AccountView.Statuses.ToList().IndexOf(filter)),
    };
}
