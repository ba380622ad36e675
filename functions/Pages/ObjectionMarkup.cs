using System.Globalization;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Objections;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Objections;

namespace GovMedia.Functions.Pages;

/// <summary>What the pages of an objection show.</summary>
internal static class ObjectionMarkup
{
    private static readonly Dictionary<string, LocalText> GroundNames = new(StringComparer.Ordinal)
    {
        ["error"] = new("内容错误", "Error"),
        ["omission"] = new("内容遗漏", "Omission"),
        ["privacy"] = new("侵犯个人隐私", "Privacy"),
        ["trade-secret"] = new("侵犯商业秘密", "Trade secret"),
        ["other"] = new("侵犯其他合法权益", "Another lawful right"),
    };

    public static Html Form(LawBook laws, SentForm form, string language)
    {
        (string, string)[] jurisdictions =
        [
            .. laws.Packs.Packs.Where(static p => p.TryClock(ObjectionDesk.HandleClock, out _))
                .Select(p => (p.Jurisdiction, p.Instrument.Title.In(language))),
        ];
        (string, string)[] grounds = [.. GroundNames.Select(g => (g.Key, g.Value.In(language)))];
        FormField[] about =
        [
            new("jurisdiction", new("适用的办法", "Measures that apply")) { Type = "select", Required = true, Choices = jurisdictions },
            new("accountId", new("账号编号", "Account id")) { Hint = new("知道时填写，如 yn-health-wechat。", "If known, such as yn-health-wechat.") },
            new("accountName", new("账号名称", "Account name")),
            new("postUrl", new("发布内容的网址", "Address of the publication")) { Type = "url" },
            new("ground", new("异议理由", "Ground")) { Type = "select", Required = true, Choices = grounds },
            new("statement", new("具体情况", "What is wrong")) { Type = "textarea", Required = true },
            new("attachments", new("附件", "Attachments"))
            {
                Type = "file",
                Hint = new("单个不超过10 MiB。PDF、图片、办公文档、文本。", "10 MiB each at most. PDF, pictures, office documents, text."),
            },
        ];
        FormField[] applicant =
        [
            new("applicant.name", new("姓名", "Name")) { Required = true, Autocomplete = "name" },
            new("applicant.email", new("电子邮箱", "E-mail"))
            {
                Type = "email",
                Autocomplete = "email",
                Hint = new("用于收取回执、延期和处理结果。", "Receipt, extensions and the result are sent there."),
            },
            new("applicant.phone", new("电话", "Phone")) { Type = "tel", Autocomplete = "tel" },
        ];
        return Html.Of($"""
            {form.Summary(language)}
            <form method="post" action="{Page.Link("/objections/new", language)}" enctype="multipart/form-data">
            {form.KeyField}
            <fieldset><legend>{new LocalText("对什么有异议", "What it is about").In(language)}</legend>
            {Html.Join(about.Select(f => f.Show(form, language)))}</fieldset>
            <fieldset><legend>{new LocalText("您是谁", "Who you are").In(language)}</legend>
            <p class="hint">{new LocalText("个人信息加密保存，只供办理人员使用。", "Personal data are kept encrypted, for those who handle the case alone.").In(language)}</p>
            {Html.Join(applicant.Select(f => f.Show(form, language)))}</fieldset>
            <button type="submit">{new LocalText("提交", "Send").In(language)}</button>
            </form>
            """);
    }

    public static Html Receipt(ObjectionReceipt receipt, LawCitation citation, string language) => Html.Of($"""
        <p>{new LocalText("请保存案件编号和查询码；查询码只在此处显示。", "Keep the case number and the access code; the code is shown only here.").In(language)}</p>
        <div class="given"><dl>
        <dt>{new LocalText("案件编号", "Case number").In(language)}</dt><dd id="case-no">{receipt.CaseNo}</dd>
        <dt>{new LocalText("查询码", "Access code").In(language)}</dt><dd id="access-code">{receipt.AccessCode}</dd>
        <dt>{new LocalText("应在此日24:00前处理", "To be handled by the end of").In(language)}</dt><dd id="due-date">{Day(receipt.DueDate)}{Provisional(receipt.Provisional, language)}</dd>
        </dl></div>
        <p>{new LocalText("收到时间", "Received").In(language)}: {Moment(receipt.ReceivedAt)}</p>
        <p>{new LocalText("依据", "Source").In(language)}:</p>
        <blockquote lang="zh-CN">《{citation.Title}》{citation.Article}：{citation.Quote}</blockquote>
        <p><a href="{Page.Link("/objections", language)}">{new LocalText("查询进展", "Follow the case").In(language)}</a></p>
        """);

    public static Html FollowForm(SentForm form, string language)
    {
        FormField[] fields =
        [
            new("caseNo", new("案件编号", "Case number")) { Required = true, Hint = new("如 YN-OBJ-2026-000123-K。", "Such as YN-OBJ-2026-000123-K.") },
            new("accessCode", new("查询码", "Access code")) { Required = true, Autocomplete = "off" },
        ];
        return Html.Of($"""
            {form.Summary(language)}
            <form method="post" action="{Page.Link("/objections", language)}">
            {Html.Join(fields.Select(f => f.Show(form, language)))}
            <button type="submit">{new LocalText("查询", "Show").In(language)}</button>
            </form>
            """);
    }

    public static Html View(ObjectionView view, string language)
    {
        Html clocks = Html.Join(view.Clocks.Select(c => Html.Of(
            $"<tr><td>{c.Rule}</td><td>{Day(c.DueDate)} 24:00{Provisional(c.Provisional, language)}{Target(c, language)}</td><td>{State(c, language)}</td></tr>")));
        Html timeline = Html.Join(view.Timeline.Select(t => Html.Of($"<tr><td>{Moment(t.At)}</td><td>{t.What}</td></tr>")));
        Html transfers = Html.Join((view.Transfers ?? []).Select(t => Html.Of(
            $"<p>{new LocalText($"{Moment(t.At)} 由 {t.From} 移送 {t.To}（辖区 {t.Jurisdiction}），收到之日不变。", $"{Moment(t.At)}: handed from {t.From} to {t.To} ({t.Jurisdiction}); the day of receipt stays.").In(language)}</p>")));
        Html decision = view.Decision is { } decided
            ? Html.Of($"""
                <h2>{new LocalText("处理结果", "Decision").In(language)}</h2>
                <p><strong>{Outcome(decided.Outcome, language)}</strong></p><p>{decided.Reasons}</p><p>{decided.Measures}</p>
                """)
            : Html.None;
        return Html.Of($"""
            <p>{new LocalText("办理单位", "Handled by").In(language)}: {view.Unit}</p>
            {transfers}
            {decision}
            <h2>{new LocalText("期限", "Limits").In(language)}</h2>
            <div class="wide" tabindex="0" role="region" aria-label="{new LocalText("期限", "Limits").In(language)}"><table><thead><tr><th scope="col">{new LocalText("条款", "Clause").In(language)}</th>
            <th scope="col">{new LocalText("届满", "Ends").In(language)}</th><th scope="col">{new LocalText("状态", "State").In(language)}</th></tr></thead><tbody>{clocks}</tbody></table></div>
            <h2>{new LocalText("经过", "What happened").In(language)}</h2>
            <div class="wide" tabindex="0" role="region" aria-label="{new LocalText("经过", "What happened").In(language)}"><table><thead><tr><th scope="col">{new LocalText("时间", "When").In(language)}</th>
            <th scope="col">{new LocalText("事项", "What").In(language)}</th></tr></thead><tbody>{timeline}</tbody></table></div>
            """);
    }

    private static string State(ClockAnswer clock, string language) => (clock.State switch
    {
        ClockState.Running => new LocalText("进行中", "running"),
        ClockState.Met => new LocalText("按期完成", "met"),
        ClockState.Breached when clock.Kind == "target" => new LocalText("已过目标日期", "past its target"),
        ClockState.Breached => new LocalText("已逾期", "late"),
        _ => new LocalText("已取消", "cancelled"),
    }).In(language);

    private static string Outcome(string outcome, string language) => (outcome switch
    {
        "upheld" => new LocalText("异议成立", "Upheld"),
        "partly-upheld" => new LocalText("异议部分成立", "Partly upheld"),
        _ => new LocalText("异议不成立", "Rejected"),
    }).In(language);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) =>
        ChinaTime.At(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Target(ClockAnswer clock, string language) =>
        clock.Kind == "target" ? new LocalText("（目标，不是法定期限）", " (a target, no statutory limit)").In(language) : "";

    private static string Provisional(bool provisional, string language) =>
        provisional ? new LocalText("（暂定，待放假安排公布后确定）", " (provisional until the holiday notice)").In(language) : "";
}
