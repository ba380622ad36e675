using GovMedia.Functions.Http;
using GovMedia.Functions.Notices;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Notices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Accounts;

/// <summary>The public register of accounts (政务新媒体账号登记册).</summary>
public sealed class RegisterFunctions(AccountRegister accounts, NoticeProjection notices, DirectoryBook directory)
{
    /// <summary>Searches.</summary>
    [Function("ListAccounts")]
    public async Task<IActionResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/accounts")] HttpRequest request,
        CancellationToken cancellation)
    {
        (IReadOnlyList<Account> page, bool more) = Read(request).Page(
            await accounts.AllAsync(cancellation), Query.Cursor(request), Query.Limit(request));
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        string language = Language.Of(request);
        return Answer.Json(new PageOf<AccountView>(
            [.. page.Select(a => AccountView.Of(a, people, language))],
            more ? Query.CursorAfter(page[^1].Id) : null));
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
        RegisterSearch search = Read(request);
        DirectorySnapshot people = await directory.ReadAsync(cancellation);
        string language = Language.Of(request);
        IEnumerable<AccountView> found = (await accounts.AllAsync(cancellation))
            .Where(search.Finds)
            .Select(a => AccountView.Of(a, people, language));
        return Answer.Text(AccountTable.Write(found), "text/csv")
            .With("Content-Disposition", "attachment; filename=\"accounts.csv\"");
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

        AccountView view = AccountView.Of(account, people, language);
        return new AccountDetail(view, GenuineAnswer.Of(view).In(language), history);
    }

    private static RegisterSearch Read(HttpRequest request)
    {
        string? status = Query.Text(request, "status");
        if (status is not null && !AccountView.Statuses.Contains(status))
        {
            string list = string.Join(", ", AccountView.Statuses);
            throw Problem.Field("status", $"可为：{list}。", $"Accepted are {list}.").Thrown();
        }

        return new RegisterSearch(
            Query.Text(request, "jurisdiction"), Query.Text(request, "platform"), status, Query.Text(request, "q"));
    }
}
