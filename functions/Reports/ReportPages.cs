using System.Globalization;
using GovMedia.Functions.Http;
using GovMedia.Functions.Objections;
using GovMedia.Functions.Pages;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GovMedia.Functions.Reports;

/// <summary>Reporting a fake account, unlawful content or an error without a script.</summary>
public sealed class ReportPages(ReportCounter counter, AccountRegister accounts, DirectoryBook directory, LawBook laws)
{
    private static readonly LocalText Title = new("举报仿冒账号、违法内容", "Report a fake account or unlawful content");

    /// <summary>The form; <c>account</c> in the address fills in the account meant.</summary>
    [Function("ReportForm")]
    public async Task<IActionResult> Form(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reports/new")] HttpRequest request,
        CancellationToken cancellation)
    {
        Account? meant = Query.Text(request, "account") is { } id ? await accounts.ReadAsync(id, cancellation) : null;
        SentForm form = SentForm.HandedOut(("accountName", meant?.Name ?? ""), ("jurisdiction", meant?.Jurisdiction ?? ""));
        return Page.Of(request, Title, Markup(form, await directory.ReadAsync(cancellation), Page.LanguageOf(request)));
    }

    /// <summary>Takes the form; shows number and code, or what is wrong beside its field.</summary>
    [Function("SendReportForm")]
    public async Task<IActionResult> Send(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reports/new")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        (SentForm form, _) = await SentForm.ReadAsync(request, cancellation);
        string language = Page.LanguageOf(request);
        try
        {
            ReportSubmission report = Read(form);
            string? jurisdiction = form["jurisdiction"] is { Length: > 0 } named ? named : null;
            ReportReceipt receipt = await counter.TakeAsync(report, jurisdiction, form.SentTo(ReportCounter.Route), client, cancellation);
            return Page.Of(request, new LocalText("已收到您的举报", "Your report was received"), Receipt(receipt, language));
        }
        catch (ProblemException refused)
        {
            return Page.Of(
                request,
                Title,
                Markup(form with { Problem = refused.Problem }, await directory.ReadAsync(cancellation), language),
                ProblemCodes.StatusOf(refused.Problem.Code));
        }
    }

    private static ReportSubmission Read(SentForm form)
    {
        FieldErrors errors = new();
        string? kind = Texts.Check(errors, "kind", form["kind"], 40, lines: false);
        if (kind is null || !ReportKinds.All.Contains(kind))
        {
            errors.Add("kind", "请选择一项。", "Please choose one.");
        }

        string? statement = Texts.Check(errors, "statement", form["statement"], ObjectionInput.MaxStatement, lines: true);
        if (string.IsNullOrWhiteSpace(form["statement"]))
        {
            errors.Add("statement", "必填。", "Required.");
        }

        ReportSubmission report = new(
            kind ?? "",
            statement ?? "",
            Texts.Check(errors, "accountName", form["accountName"], 200, lines: false),
            Texts.Check(errors, "url", form["url"], 2000, lines: false),
            Texts.Check(errors, "contact", form["contact"], 254, lines: false));
        Texts.CheckUrl(errors, "url", report.Url);
        errors.ThrowIfAny();
        return report;
    }

    private Html Markup(SentForm form, DirectorySnapshot people, string language)
    {
        (string, string)[] kinds =
        [
            ("fake-account", new LocalText("仿冒账号", "A fake account").In(language)),
            ("unlawful-content", new LocalText("违法内容", "Unlawful content").In(language)),
            ("correction", new LocalText("内容有误，建议更正", "An error to be corrected").In(language)),
        ];
        (string, string) unknown = ("", new LocalText("不清楚", "I do not know").In(language));
        FormField[] fields =
        [
            new("kind", new("举报什么", "What it is")) { Type = "select", Required = true, Choices = kinds },
            new("accountName", new("账号名称", "Account name")) { Hint = new("照平台上显示的写。", "As the platform shows it.") },
            new("url", new("网址", "Address")) { Type = "url" },
            new("statement", new("具体情况", "What you saw")) { Type = "textarea", Required = true },
            new("jurisdiction", new("辖区", "Jurisdiction"))
            {
                Type = "select",
                Choices = [unknown, .. laws.Packs.Packs.Select(p => (p.Jurisdiction, people.NameOf(p.Jurisdiction, language)))],
            },
            new("contact", new("联系方式", "How to reach you"))
            {
                Hint = new("可不填。写电子邮箱的，核查结果发至该邮箱。加密保存。", "May be left out. An e-mail address gets the result. Kept encrypted."),
            },
        ];
        return Html.Of($"""
            {form.Summary(language)}
            <form method="post" action="{Page.Link("/reports/new", language)}">
            {form.KeyField}
            {Html.Join(fields.Select(f => f.Show(form, language)))}
            <button type="submit">{new LocalText("提交", "Send").In(language)}</button>
            </form>
            """);
    }

    private Html Receipt(ReportReceipt receipt, string language)
    {
        string Say(string zh, string en) => new LocalText(zh, en).In(language);
        Html due = receipt.DueDate is { } day
            ? Html.Of($"<dt>{Say("应在此日24:00前核查", "To be checked by the end of")}</dt><dd id=\"due-date\">{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{(receipt.Provisional ? Say("（暂定）", " (provisional)") : "")}</dd>")
            : Html.None;
        string jurisdiction = laws.Packs.Packs.First(p => receipt.CaseNo.StartsWith(p.Code + "-", StringComparison.Ordinal)).Jurisdiction;
        LawCitation law = LawCitation.Of(laws, jurisdiction, receipt.Rule);
        return Html.Of($"""
            <p>{Say("请保存案件编号和查询码；查询码只在此处显示。", "Keep the case number and the access code; the code is shown only here.")}</p>
            <div class="given"><dl>
            <dt>{Say("案件编号", "Case number")}</dt><dd id="case-no">{receipt.CaseNo}</dd>
            <dt>{Say("查询码", "Access code")}</dt><dd id="access-code">{receipt.AccessCode}</dd>
            {due}
            </dl></div>
            <p>{Say("收到时间", "Received")}: {ChinaTime.At(receipt.ReceivedAt).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</p>
            <blockquote lang="zh-CN">《{law.Title}》{law.Article}：{law.Quote}</blockquote>
            <p><a href="{Page.Link("/objections", language)}">{Say("查询进展", "Follow the case")}</a></p>
            """);
    }
}
