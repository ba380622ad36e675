using System.Globalization;
using GovMedia.Functions.Http;
using GovMedia.Functions.Law;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Calculator;
using GovMedia.Workflows.Cases;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Pages;

/// <summary>The home page and the calculator, without a script.</summary>
public sealed class LawPages(LawBook laws, DeadlineFunctions deadlines, TimeProvider clock)
{
    private static readonly LocalText CalculatorTitle = new("期限计算", "Deadline calculator");

    // The root cannot be named by "/": the Functions host puts its own separator before a route.
    private const string Root = "{root:maxlength(0)?}";

    /// <summary>Where everything begins.</summary>
    [Function("HomePage")]
    public IActionResult Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Root)] HttpRequest request)
    {
        string language = Page.LanguageOf(request);
        Html packs = Html.Join(laws.Packs.Packs.Select(p => Html.Of(
            $"<li><a href=\"{Page.Link("/rules/" + p.Jurisdiction, language)}\">{p.Instrument.Title.In(language)}</a></li>")));
        return Page.Of(request, new LocalText("政务新媒体法定程序平台", "Statutory procedures of government new media"), Html.Of($"""
            <p>{new LocalText("对政务新媒体发布的内容有异议的，可在此提出，无需注册账号。收到后立即给出案件编号、查询码和依法计算的办结日期。", "Whoever objects to what a government account published can say so here, without registering. Number, access code and the lawful date come at once.").In(language)}</p>
            <p><a class="action" href="{Page.Link("/objections/new", language)}">{new LocalText("提出异议", "Lodge an objection").In(language)}</a></p>
            <p><a href="{Page.Link("/objections", language)}">{new LocalText("查询进展", "Follow a case").In(language)}</a></p>
            <h2>{new LocalText("这个账号是真的吗？", "Is this account genuine?").In(language)}</h2>
            <form method="get" action="/accounts" class="search"><input type="hidden" name="lang" value="{Page.Code(language)}">
            {new FormField("q", new("名称或者网址", "Name or address")) { Type = "search" }.Show(SentForm.Blank, language)}
            <button type="submit">{new LocalText("查询", "Search").In(language)}</button></form>
            <p><a href="{Page.Link("/notices", language)}">{new LocalText("公告", "Public notices").In(language)}</a> · <a href="{Page.Link("/statistics", language)}">{new LocalText("按期办理情况", "How often limits were kept").In(language)}</a></p>
            <h2>{new LocalText("规则", "The rules").In(language)}</h2><ul>{packs}</ul>
            """));
    }

    /// <summary>The style sheet.</summary>
    [Function("StyleSheet")]
    public static IActionResult StyleSheet(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "style.css")] HttpRequest request) =>
        Answer.Text(Style.Sheet, "text/css").With("Cache-Control", "public, max-age=3600");

    /// <summary>The calculator, and a date with every day explained.</summary>
    [Function("CalculatorPage")]
    public async Task<IActionResult> Calculator(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "calculator")] HttpRequest request,
        CancellationToken cancellation)
    {
        string language = Page.LanguageOf(request);
        string? rule = Query.Text(request, "rule");
        string from = Query.Text(request, "from")
            ?? ChinaTime.DateOf(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        SentForm form = new(new Dictionary<string, string> { ["rule"] = rule ?? "", ["from"] = from }, null);
        Html answer = Html.None;
        if (rule is not null)
        {
            try
            {
                DateTimeOffset start = Query.Instant(request, "from") ?? throw Problem.Field("from", "必填。", "Required.").Thrown();
                answer = Explained(await deadlines.ComputeAsync(rule, start, null, language, cancellation), language);
            }
            catch (ProblemException refused)
            {
                form = form with { Problem = refused.Problem };
            }
        }

        return Page.Of(
            request,
            CalculatorTitle,
            Html.Of($"{Form(form, language)}{answer}"),
            form.Problem is { } problem ? ProblemCodes.StatusOf(problem.Code) : StatusCodes.Status200OK);
    }

    private Html Form(SentForm form, string language)
    {
        (string, string)[] rules =
        [
            .. laws.Packs.Packs.SelectMany(static p => p.Clocks.Select(c => (Pack: p, Clock: c)))
                .DistinctBy(static c => c.Clock.Clause)
                .Select(c => (c.Clock.Clause, $"{c.Clock.Clause} · {c.Clock.Title.In(language)}")),
        ];
        FormField[] fields =
        [
            new("rule", new("条款", "Clause")) { Type = "select", Required = true, Choices = rules },
            new("from", new("起算日", "Start")) { Type = "date", Required = true },
        ];
        return Html.Of($"""
            {form.Summary(language)}
            <form method="get" action="/calculator"><input type="hidden" name="lang" value="{(language == Language.English ? "en" : "zh")}">
            {Html.Join(fields.Select(f => f.Show(form, language)))}
            <button type="submit">{new LocalText("计算", "Compute").In(language)}</button></form>
            """);
    }

    private static Html Explained(CalculatedDeadline date, string language)
    {
        string yes = new LocalText("计入", "counts").In(language);
        string no = new LocalText("不计", "does not").In(language);
        Html days = Html.Join(date.Trace.Select(d => Html.Of(
            $"<tr><td>{Iso(d.Date)}</td><td>{(d.Counted ? yes : no)}</td><td>{d.Why}</td></tr>")));
        Html notes = Html.Join(date.Assumptions.Select(static a => Html.Of($"<p>{a}</p>")));
        return Html.Of($"""
            <h2>{new LocalText("结果", "Result").In(language)}</h2>
            <div class="given"><dl><dt>{new LocalText("最后一日（24:00止）", "Last day (until 24:00)").In(language)}</dt>
            <dd id="due-date">{Iso(date.DueDate)}{(date.Provisional ? new LocalText("（暂定）", " (provisional)").In(language) : "")}</dd></dl></div>
            <blockquote lang="zh-CN">{ArticleName.Zh(date.Article)}：{date.Quote}</blockquote>
            {notes}
            <div class="wide" tabindex="0" role="region" aria-label="{new LocalText("逐日说明", "Day by day").In(language)}"><table><caption>{new LocalText("逐日说明", "Day by day").In(language)}</caption>
            <thead><tr><th scope="col">{new LocalText("日期", "Date").In(language)}</th><th scope="col">{new LocalText("是否计入", "Counts").In(language)}</th>
            <th scope="col">{new LocalText("原因", "Why").In(language)}</th></tr></thead><tbody>{days}</tbody></table></div>
            """);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
