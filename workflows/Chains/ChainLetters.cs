using System.Text.Json.Nodes;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Chains;

/// <summary>The letters of chains, each with the clause it rests on, and the words of a notice.</summary>
internal static class ChainLetters
{
    public static Letter TaskOpened(CaseTurn turn, CaseTask task, PlannedStep step) => new(
        "task.opened",
        task.Rule,
        $"【待办】{turn.CaseNo}：{step.Step.Title?.Zh ?? step.Id}",
        $"""
        案件 {turn.CaseNo} 有一项待办：{step.Step.Title?.Zh ?? step.Id}（{task.Unit}，{RoleNames.Of(task.Roles).Zh}）。
        {(task.DueAt is { } due ? $"应于 {ClockLetters.Day(DateOnly.FromDateTime(due.AddTicks(-1).ToOffset(TimeSpan.FromHours(8)).DateTime))} 24:00 前办理。" : "本步骤没有法定期限。")}
        依据：{turn.Law.Cite(task.Rule)}。
        {(ClockOf(turn, task) is { } clock ? ClockLetters.Counted(turn, clock) : "")}
        """);

    public static Letter Informed(CaseTurn turn, CaseTask task, PlannedStep step, RoutingRule route) => new(
        "step.informed",
        route.Clause,
        $"【抄告】{turn.CaseNo}：{step.Step.Title?.Zh ?? step.Id}由{route.Office.Zh}办理",
        $"""
        案件 {turn.CaseNo}（主办单位 {turn.File.Unit}）的“{step.Step.Title?.Zh ?? step.Id}”由{route.Office.Zh}（{task.Unit}）办理，特此抄告，无须答复。
        依据：{turn.Law.Cite(route.Clause)}。
        """);

    public static Letter Transferred(CaseTurn turn, TaskTransfer transfer, CaseTask task, PlannedStep step) => new(
        "step.transferred",
        task.Rule,
        $"{turn.CaseNo}：{step.Step.Title?.Zh ?? step.Id}已由 {transfer.From} 转送 {transfer.To}",
        $"""
        案件 {turn.CaseNo} 的“{step.Step.Title?.Zh ?? step.Id}”误送 {transfer.From}，已转送 {transfer.To} 办理，无须重新提交。
        理由：{transfer.Reason}
        首次收到之日（{ClockLetters.Moment(transfer.ReceivedAt)}）不变；没有条款规定误投中止期限，期限照常计算（A-20）。
        依据：{turn.Law.Cite(task.Rule)}。
        """);

    public static Letter QuestionsOpen(CaseTurn turn, CaseTask task, IReadOnlyList<GateFinding> gates) => new(
        "questions.open",
        task.Rule,
        $"【待办】{turn.CaseNo}：{gates.Count} 项要求尚未答复",
        $"""
        案件 {turn.CaseNo} 的账号已开设，下列要求尚未答复，答复前案件不予办结：
        {string.Join('\n', gates.Select(static g => g.Say("zh-CN")))}
        """);

    public static Letter Rejected(CaseTurn turn, CaseTask task, string reason, bool final) => new(
        final ? "step.refused" : "step.returned",
        task.Rule,
        final ? $"{turn.CaseNo}：未获同意" : $"【待办】{turn.CaseNo}：退回补正",
        $"""
        案件 {turn.CaseNo} 的“{task.Kind}”由 {task.Unit} {(final ? "作出不同意的决定，案件终结；已提交的材料均予保留。" : "退回补正。退回不中止期限。")}
        理由：{reason}
        依据：{turn.Law.Cite(task.Rule)}。
        """);

    public static Letter Overtaken(CaseTurn turn, string? rule, string by, string procedure) => new(
        "case.overtaken",
        rule,
        $"{turn.CaseNo}：账号已{ProcedureName(procedure)}，本案终结",
        $"""
        案件 {turn.CaseNo} 的账号已经由案件 {by} {ProcedureName(procedure)}，本案随之终结，不再办理；已提交的材料均予保留。
        """);

    public static Letter MeasureChosen(CaseTurn turn, LawListItem item, Measure measure) => new(
        "measure.chosen",
        measure.Rule,
        $"{turn.CaseNo}：{item.Name.Zh}",
        $"""
        就案件 {turn.CaseNo}，主管单位决定对 {turn.File.Unit} 采取措施：{item.Name.Zh}。
        理由：{measure.Reason}
        依据：{turn.Law.Cite(measure.Rule)}。
        """);

    public static string NoticeText(CaseTurn turn, ChainFacts facts) =>
        $"""
        {ProcedureName(turn.File.Procedure)}公告
        {(facts.Facts.Reason is "work" or null ? "因工作原因" : "依照规定")}，政务新媒体账号“{facts.Facts.AccountName}”拟办理{ProcedureName(turn.File.Procedure)}，现予公告。{ChangesOf(turn.File.Procedure, facts)}案件编号：{turn.CaseNo}。
        """;

    // A change that does not say what changes tells the public nothing.
    private static string ChangesOf(string procedure, ChainFacts facts)
    {
        string[] changes =
        [
            .. from what in Announced
               where facts.Form[what.Field] is JsonValue value && value.TryGetValue(out string? _)
               let to = facts.Form[what.Field]!.GetValue<string>()
               let now = what.Now(facts.Facts)
               where to != now
               select now is null ? $"{what.Name}变更为“{to}”" : $"{what.Name}由“{now}”变更为“{to}”",
        ];
        return changes.Length == 0 || procedure != "CHG" ? "" : $"变更事项：{string.Join("；", changes)}。";
    }

    private static readonly (string Field, string Name, Func<Facts, string?> Now)[] Announced =
    [
        ("name", "账号名称", static f => f.AccountName),
        ("platform", "平台", static f => f.Platform),
        ("unitName", "主办单位", static f => f.SponsorName),
        ("operator", "承办单位", static _ => null),
        ("certification", "认证信息", static _ => null),
        ("url", "账号地址", static _ => null),
    ];

    private static CaseClock? ClockOf(CaseTurn turn, CaseTask task) => turn.File.Clocks.Values
        .Where(c => task.DueAt is not null && c.DueAt == task.DueAt)
        .MinBy(c => c.Rule == task.Rule ? 0 : 1);

    private static string ProcedureName(string code) => GovMedia.Rules.Law.Procedures.Get(code).Name.Zh;
}
