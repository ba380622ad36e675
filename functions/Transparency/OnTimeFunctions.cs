using System.Globalization;
using GovMedia.Functions.Http;
using GovMedia.Functions.Pages;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Transparency;

/// <summary>How often the law's limits were kept, open to everybody.</summary>
public sealed class OnTimeFunctions(OnTimeBook book, LawBook laws)
{
    private static readonly LocalText Title = new("按期办理情况", "How often limits were kept");

    /// <summary>The figures.</summary>
    [Function("ReadOnTime")]
    public async Task<IActionResult> Read(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/transparency/statistics")] HttpRequest request,
        CancellationToken cancellation) =>
        Answer.Json(await AskedAsync(request, cancellation));

    /// <summary>The figures as a page.</summary>
    [Function("OnTimePage")]
    public async Task<IActionResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "statistics")] HttpRequest request,
        CancellationToken cancellation)
    {
        try
        {
            return Page.Of(request, Title, Content(await AskedAsync(request, cancellation), Page.LanguageOf(request)));
        }
        catch (ProblemException refused)
        {
            return Page.Refused(request, refused.Problem);
        }
    }

    private Task<OnTimeAnswer> AskedAsync(HttpRequest request, CancellationToken cancellation)
    {
        DateTimeOffset? from = Query.Instant(request, "from");
        DateTimeOffset? to = Query.Instant(request, "to");

        // A day alone is meant to its end.
        to = to is not null && Query.Text(request, "to")!.Length == 10 ? to.Value.AddDays(1) : to;
        return from is not null && to is not null && from >= to
            ? throw Problem.Field("to", "须晚于from。", "It must lie after 'from'.").Thrown()
            : book.ReadAsync(from, to, Query.Text(request, "jurisdiction"), cancellation);
    }

    private Html Content(OnTimeAnswer answer, string language)
    {
        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        string counted = ChinaTime.At(answer.AsOf).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Html table = answer.Items.Count == 0
            ? Html.Of($"<p>{Say("还没有起算的法定期限。", "No statutory limit has begun to run yet.")}</p>")
            : Html.Of($"""
                <div class="wide" tabindex="0" role="region" aria-label="{Title.In(language)}"><table>
                <caption>{Say("按单位和条款", "By unit and clause")}</caption><thead><tr>
                <th scope="col">{Say("单位", "Unit")}</th><th scope="col">{Say("条款", "Clause")}</th>
                <th scope="col">{Say("按期 / 应完成", "In time / due")}</th><th scope="col">{Say("按期率", "Share")}</th>
                <th scope="col">{Say("逾期", "Late")}</th><th scope="col">{Say("进行中", "Running")}</th>
                </tr></thead><tbody>{Html.Join(answer.Items.Select(r => Row(r, language)))}</tbody></table></div>
                """);
        return Html.Of($"""
            <p>{Say($"统计时间：{counted}。只计法定期限；管理目标不计。仍在期限内的不计入“应完成”。", $"Counted {counted}. Statutory limits only, management targets left out. What is still in time is not due yet.")}</p>
            {table}
            <p class="hint"><a href="/api/transparency/statistics">JSON</a> · <a href="/api/transparency/heads">{Say("每日封存", "Daily seals")}</a></p>
            """);
    }

    private Html Row(OnTimeRow row, string language)
    {
        string share = row.Share is { } value
            ? value.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal)
            : new LocalText("无", "none").In(language);
        string article = laws.Packs.For(row.Jurisdiction, DateOnly.MaxValue) is null ? row.Article : LawCitation.Of(laws, row.Jurisdiction, row.Rule).Article;
        return Html.Of($"""
            <tr><td>{row.UnitName}</td><td><a href="{Page.Link("/rules/" + row.Jurisdiction, language)}#{row.Rule}">{row.Rule}</a> <span lang="zh-CN">{article}</span></td>
            <td>{row.OnTime} / {row.Due}</td><td>{share}</td><td>{row.Late}</td><td>{row.Running}</td></tr>
            """);
    }
}
