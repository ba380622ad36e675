using GovMedia.Functions.Http;
using GovMedia.Functions.Notices;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Notices;
using GovMedia.Workflows.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Accounts;

/// <summary>The public register of accounts (政务新媒体账号登记册).</summary>
public sealed class RegisterFunctions(
    AccountRegister accounts, NoticeBook notices, FakeReports fakes, OperatingBans bans, DirectoryBook directory)
{
    /// <summary>Searches.</summary>
    [Function("ListAccounts")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts")] HttpRequest request,
        CancellationToken cancellation)
    {
        return Answer.Json(await SearchAsync(request, Language.Of(request), cancellation));
    }

    /// <summary>One account, with its notices.</summary>
    [Function("ReadAccount")]
    public async Task<IActionResult> ReadOne(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation)
    {
        AccountDetail detail = await DetailAsync(id, Language.Of(request), cancellation);
        System.Text.Json.Nodes.JsonObject body = (System.Text.Json.Nodes.JsonObject)System.Text.Json.JsonSerializer.SerializeToNode(
            detail.Account, Workflows.GovJson.Options)!;
        body["answer"] = detail.Answer;
        body["notices"] = System.Text.Json.JsonSerializer.SerializeToNode(detail.Notices, Workflows.GovJson.Options);
        return Answer.Json(body);
    }

    /// <summary>The register as a table for spreadsheets.</summary>
    [Function("AccountsCsv")]
    public async Task<IActionResult> Csv(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts.csv")] HttpRequest request,
        CancellationToken cancellation)
    {
        IReadOnlyList<AccountView> found = await AllAsync(await ReadAsync(request, cancellation), Language.Of(request), cancellation);
        return Answer.Text(AccountTable.Write(found), "text/csv")
            .With("Content-Disposition", "attachment; filename=\"accounts.csv\"");
    }

    /// <summary>The page of the register that a request asks for.</summary>
    internal async Task<PageOf<AccountView>> SearchAsync(HttpRequest request, string language, CancellationToken cancellation)
    {
        RegisterSearch search = await ReadAsync(request, cancellation);
        (IReadOnlyList<Account> page, bool more) = search.Page(
            await accounts.AllAsync(cancellation), Query.Cursor(request), Query.Limit(request));
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        return new PageOf<AccountView>(
            [.. page.Select(a => View(a, people, search, language))],
            more ? Query.CursorAfter(page[^1].Id) : null);
    }

    /// <summary>All accounts that a search finds, by id.</summary>
    internal async Task<IReadOnlyList<AccountView>> AllAsync(
        RegisterSearch search, string language, CancellationToken cancellation)
    {
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        return
        [
            .. (await accounts.AllAsync(cancellation)).Where(search.Finds).Select(a => View(a, people, search, language)),
        ];
    }

    /// <summary>An account with its history.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    internal async Task<AccountDetail> DetailAsync(string id, string language, CancellationToken cancellation)
    {
        Account account = await AccountFunctions.RequireAsync(accounts, id, cancellation);
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        List<NoticeView> history = [];
        foreach (string caseNo in account.Cases.Reverse())
        {
            if (await notices.ReadAsync(caseNo, cancellation) is { } notice)
            {
                history.Add(NoticeView.Of(notice, people));
            }
        }

        RegisterSearch known = new(null, null, null, null)
        {
            Fakes = await fakes.ByNameAsync(cancellation),
            Bans = await bans.OfAsync(account.Unit, cancellation) is { } ban ? new Dictionary<string, StandingBan> { [ban.Unit] = ban } : [],
        };
        AccountView view = View(account, people, known, language);
        return new AccountDetail(view, GenuineAnswer.Of(view).In(language), history, FakeReports.Of(account, known.Fakes));
    }

    private static AccountView View(
        Account account, DirectorySnapshot people, RegisterSearch known, string language) =>
        AccountView.Of(account, people, language) with
        {
            FakeReported = FakeReports.Of(account, known.Fakes).Count > 0,
            OperatingBan = known.BanOf(account) is { } ban ? BanView.Of(ban, language) : null,
        };

    private async Task<RegisterSearch> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        string? status = Query.Choice(request, "status", RegisterSearch.Filters);
        return new RegisterSearch(
            Query.Text(request, "jurisdiction"), Query.Text(request, "platform"), status, Query.Text(request, "q"))
        {
            Fakes = await fakes.ByNameAsync(cancellation),
            Bans = await bans.ByUnitAsync(cancellation),
        };
    }
}
