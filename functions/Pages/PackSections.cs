using GovMedia.Rules;
using GovMedia.Rules.Law;
using ArticleName = GovMedia.Workflows.Cases.ArticleName;

namespace GovMedia.Functions.Pages;

/// <summary>The sections of a pack's page; one without content is left out.</summary>
internal sealed class PackSections(Pack pack, string language)
{
    /// <summary>The limits of time, each labelled as the law's own or a target.</summary>
    public Html Limits() => Table(
        new("时限", "Limits of time"),
        [new("时限", "Limit"), new("长度", "How long"), new("性质", "Standing"), new("依据", "Source")],
        pack.Clocks.Select(c => (Html[])
        [
            Html.Of($"{c.Title.In(language)}"),
            Html.Of($"{LawWords.Length(c.Limit).In(language)}{Longest(c)}"),
            Html.Of($"{LawWords.Standing(c.Statutory, c.SoftWord).In(language)}"),
            Html.Of($"{Links([c.Clause])} {Links(c.Decisions)} <a href=\"/calculator?rule={c.Clause}\">{Say("计算", "compute")}</a>"),
        ]));

    /// <summary>The gates, hard and soft.</summary>
    public Html Gates() => Table(
        new("门槛", "Gates"),
        [new("要求", "What is asked"), new("程序", "Procedures"), new("性质", "Standing"), new("依据", "Source")],
        pack.Gates.Select(g => (Html[])
        [
            Html.Of($"{g.Message.In(language)}"),
            Html.Of($"{Names(g.Procedures)}"),
            Html.Of($"{LawWords.Strength(g.Strength).In(language)}"),
            Html.Of($"{Links(g.Clauses)} {Links(g.Decisions)}"),
        ]));

    /// <summary>The chains, step by step.</summary>
    public Html Chains() => Section(new("审核链", "Chains"), pack.Chains.Select(c => Html.Of($"""
        <h3>{Names(c.Procedures)} · {c.Id}</h3><p>{Links(c.Clauses)} {Links(c.Decisions)}</p>
        <ol>{Html.Join(c.Steps.Select(s => Html.Of($"<li>{(s.Title ?? LawWords.Action(s.Action)).In(language)} ({string.Join(", ", s.Roles)}) {Links(s.Clauses)}</li>")))}</ol>
        """)));

    /// <summary>The duties that recur.</summary>
    public Html Monitors() => Table(
        new("经常性义务", "Duties that recur"),
        [new("频次", "How often"), new("性质", "Standing"), new("未做到时", "When lapsed"), new("依据", "Source")],
        pack.Monitors.Select(m => (Html[])
        [
            Html.Of($"{LawWords.Frequency(m).In(language)} ({m.Id})"),
            Html.Of($"{LawWords.Standing(m.Statutory, m.SoftWord).In(language)}"),
            Html.Of($"{m.OnBreach.In(language)}"),
            Html.Of($"{Links([m.Clause])} {Links(m.Decisions)}"),
        ]));

    /// <summary>The values the text leaves open.</summary>
    public Html Parameters() => Table(
        new("参数（文本未定，可由主管单位设定）", "Parameters (left open by the text; an office may set them)"),
        [new("事项", "What"), new("现值", "Value"), new("依据", "Source")],
        pack.Parameters.Select(p => (Html[])
        [
            Html.Of($"{p.Label.In(language)}"), Html.Of($"{p.Value}"), Html.Of($"{Links([p.Clause])} {Links(p.Decision is { } d ? [d] : [])}"),
        ]));

    /// <summary>How the pack differs from its parent.</summary>
    public Html Differences() => Table(
        new("与上级规则包的差异", "Differences from the parent"),
        [new("内容", "What"), new("关系", "How it stands"), new("上级条款", "The parent's clauses")],
        pack.Differences.Select(d => (Html[])
        [
            Html.Of($"{LawWords.Element(d.Element).In(language)} {(d.Element == "clause" ? Links([d.Id]) : Html.Of($"{d.Id}"))}"),
            Html.Of($"{LawWords.Relation(d.Relation).In(language)}"),
            Links(d.Against),
        ]));

    /// <summary>The conflict register: what the competent office decided apart from what is only a default.</summary>
    public Html Register() => Section(
        new("冲突与疑义登记", "Conflict register"),
        new[] { DecisionStanding.Official, DecisionStanding.Inheritance, DecisionStanding.Default }
            .SelectMany(s => pack.Conflicts.Where(c => c.Standing == s).GroupBy(c => c.Standing))
            .Select(g => Html.Of($"<h3>{LawWords.Authority(g.Key).In(language)}</h3><dl>{Html.Join(g.Select(Entry))}</dl>")));

    /// <summary>Every clause with its words, its duty, and where it is carried out.</summary>
    public Html Clauses() => Section(new("条款", "Clauses"), pack.Clauses.Select(c => Html.Of($"""
        <h3 id="{c.Id}">{c.Id} <span lang="zh-CN">{ArticleName.Zh(c.Article)}</span></h3>
        <blockquote lang="zh-CN">{c.Quote}</blockquote>
        {Soft(c)}<p>{Carried(c)}</p>
        """)));

    private Html Entry(Conflict entry) => Html.Of($"""
        <dt id="{entry.Id}">{entry.Id} {entry.Question.In(language)}</dt>
        <dd>{entry.Chosen.In(language)} {(entry.Note is { } note ? note.In(language) : "")}
        ({entry.DecidedBy.In(language)}, {LawWords.Iso(entry.DecidedOn)}) {Links(entry.Clauses)}</dd>
        """);

    private Html Soft(Clause clause) => clause.SoftWords.Count == 0 ? Html.None : Html.Of(
        $"<p>{Say("没有期限数字的用语", "Words without a number")}：<span lang=\"zh-CN\">{string.Join("、", clause.SoftWords)}</span></p>");

    private Html Carried(Clause clause) => clause.NotMachine is { } why
        ? Html.Of($"{Say("平台不能执行", "No machine can carry this out")}：{why.In(language)}")
        : Html.Of($"{Say("由平台执行", "Carried out by")}：{string.Join("、", clause.EnforcedBy)}");

    private Html Longest(ClockRule rule) => rule.Extension is { } more
        ? Html.Of($"{Say($"，经批准累计不超过{more.MaxTotal}", $", up to {more.MaxTotal} in all if approved")} {Links([more.Clause])}")
        : Html.None;

    private string Names(IEnumerable<string> procedures) =>
        string.Join(Say("、", ", "), procedures.Select(p => Procedures.Find(p)?.Name.In(language) ?? p));

    private static Html Links(IEnumerable<string> ids) =>
        Html.Join(ids.Select(static id => Html.Of($"<a href=\"#{id}\">{id}</a> ")));

    private Html Table(LocalText title, LocalText[] columns, IEnumerable<Html[]> rows)
    {
        Html body = Html.Join(rows.Select(static r => Html.Of($"<tr>{Html.Join(r.Select(static c => Html.Of($"<td>{c}</td>")))}</tr>")));
        Html head = Html.Join(columns.Select(c => Html.Of($"<th scope=\"col\">{c.In(language)}</th>")));
        return Section(title, body.ToString().Length == 0 ? [] : [Html.Of($"""
            <div class="wide" tabindex="0" role="region" aria-label="{title.In(language)}"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>
            """)]);
    }

    private Html Section(LocalText title, IEnumerable<Html> content)
    {
        Html inside = Html.Join(content);
        return inside.ToString().Length == 0 ? Html.None : Html.Of($"<h2>{title.In(language)}</h2>{inside}");
    }

    private string Say(string zh, string en) => new LocalText(zh, en).In(language);
}
