using GovMedia.Functions.Http;
using GovMedia.Rules;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Pages;

/// <summary>A page: the frame around its content, and the headers that keep it to itself.</summary>
public static class Page
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly (string Path, LocalText Name)[] Places =
    [
        ("/", new("首页", "Home")),
        ("/objections/new", new("提出异议", "Lodge an objection")),
        ("/objections", new("查询进展", "Follow a case")),
        ("/accounts", new("账号查真假", "Register")),
        ("/reports/new", new("举报", "Report")),
        ("/notices", new("公告", "Notices")),
        ("/statistics", new("按期办理", "On time")),
        ("/calculator", new("期限计算", "Deadline calculator")),
    ];

    /// <summary>The language of a page: chosen on it, else what the browser asks for.</summary>
    public static string LanguageOf(HttpRequest request) => Query.Text(request, "lang") switch
    {
        "en" => Language.English,
        "zh" or "zh-CN" => Language.Chinese,
        _ => Language.Of(request),
    };

    /// <summary>A path that keeps the language chosen.</summary>
    public static string Link(string path, string language) =>
        $"{path}?lang={Code(language)}";

    /// <summary>A language as <c>lang</c> in an address names it.</summary>
    public static string Code(string language) => language == Language.English ? "en" : "zh";

    /// <summary>The address of a request with one value of its question put in place of what stood there.</summary>
    public static string Again(HttpRequest request, (string Name, string Value) changed)
    {
        ArgumentNullException.ThrowIfNull(request);
        IEnumerable<KeyValuePair<string, string?>> kept = request.Query
            .Where(q => q.Key != changed.Name)
            .Select(static q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return (request.Path.Value ?? "/")
            + QueryString.Create(kept.Append(KeyValuePair.Create(changed.Name, (string?)changed.Value)));
    }

    /// <summary>A page that says what was not there or not allowed.</summary>
    public static Answer Refused(HttpRequest request, Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Html detail = Html.Of($"<p>{problem.Detail.In(LanguageOf(request))}</p>");
        return Of(request, ProblemCodes.TitleOf(problem.Code), detail, ProblemCodes.StatusOf(problem.Code));
    }

    /// <summary>The page as an answer.</summary>
    public static Answer Of(HttpRequest request, LocalText title, Html content, int status = StatusCodes.Status200OK)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(title);
        string language = LanguageOf(request);
        string other = language == Language.English ? Language.Chinese : Language.English;
        string path = request.Path.Value ?? "/";
        Html places = Html.Join(Places.Select(p => Html.Of(
            $"<li><a href=\"{Link(p.Path, language)}\"{Current(p.Path == path)}>{p.Name.In(language)}</a></li>")));
        string name = new LocalText("政务新媒体法定程序平台", "Statutory procedures of government new media").In(language);
        Html page = Html.Of($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title.In(language)} · {name}</title>
            <link rel="stylesheet" href="/style.css">
            </head>
            <body>
            <a class="skip" href="#content">{new LocalText("跳到正文", "Skip to content").In(language)}</a>
            <header><p class="name">{name}</p>
            <nav aria-label="{new LocalText("主导航", "Main").In(language)}"><ul>{places}
            <li><a href="{Again(request, ("lang", Code(other)))}" lang="{other}" hreflang="{other}">{(other == Language.English ? "English" : "中文")}</a></li></ul></nav>
            </header>
            <main id="content" tabindex="-1">
            <h1>{title.In(language)}</h1>
            {content}
            </main>
            <footer><p>{new LocalText("本平台的日期均依条文和国务院放假通知计算；每日封存，可以核对。", "Every date here follows the clause and the State Council's holiday notices; each day is sealed and can be checked.").In(language)}
            <a href="/api/openapi.json">{new LocalText("接口", "Interface").In(language)}</a> · <a href="/api/open-data">{new LocalText("开放数据", "Open data").In(language)}</a></p></footer>
            </body>
            </html>
            """);
        return Answer.Text(page.ToString(), "text/html", status)
            .With("Content-Security-Policy", Policy)
            .With("Content-Language", language)
            .With("Referrer-Policy", "no-referrer")
            .With("X-Frame-Options", "DENY");
    }

    private static Html Current(bool here) => here ? Html.Of($" aria-current=\"page\"") : Html.None;
}
