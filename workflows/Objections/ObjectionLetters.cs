using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Objections;

/// <summary>The letters of an objection case, each with the clause it rests on.</summary>
internal static class ObjectionLetters
{
    public static Letter Received(CaseTurn turn, CaseClock clock) => new(
        "objection.received",
        clock.Rule,
        $"已收到您的异议：{turn.CaseNo}",
        $"""
        您好：
        我们已于 {Moment(turn.File.ReceivedAt)} 收到您的异议，案件编号 {turn.CaseNo}，由 {turn.File.Unit} 办理。
        应于 {ClockLetters.Day(clock.DueDate)} 24:00 前作出处理{ClockLetters.Provisional(clock)}。
        依据：{turn.Law.Cite(clock.Rule)}。
        {ClockLetters.Counted(turn, clock)}
        情况复杂的，经负责人同意可以延长；如延长，我们会告知您。请凭案件编号和查询码查询进展。
        """);

    public static Letter ReceivedForUnit(CaseTurn turn, CaseClock clock) => new(
        "objection.assigned",
        clock.Rule,
        $"【待办】异议 {turn.CaseNo}，{ClockLetters.Day(clock.DueDate)}前处理",
        $"""
        异议案件 {turn.CaseNo} 由 {turn.File.Unit} 办理，收到时间 {Moment(turn.File.ReceivedAt)}（移送不改变收到之日）。
        应于 {ClockLetters.Day(clock.DueDate)} 24:00 前作出处理{ClockLetters.Provisional(clock)}。{Target(clock)}
        依据：{turn.Law.Cite(clock.Rule)}。
        {ClockLetters.Counted(turn, clock)}
        """);

    public static Letter Supplemented(CaseTurn turn) => new(
        "objection.supplemented",
        null,
        $"异议 {turn.CaseNo}：申请人补充了材料",
        $"申请人为案件 {turn.CaseNo} 补充了材料。补充材料不中止期限。\n");

    public static Letter Withdrawn(CaseTurn turn) => new(
        "objection.withdrawn",
        null,
        $"异议 {turn.CaseNo} 已撤回",
        $"案件 {turn.CaseNo} 已于 {Moment(turn.Now)} 由申请人撤回，案件终结。\n");

    public static Letter ExtensionAsked(CaseTurn turn, CaseClock clock, int workingDays, string rule) => new(
        "objection.extension-asked",
        rule,
        $"【审批】异议 {turn.CaseNo} 申请延长至{workingDays}个工作日",
        $"""
        {turn.Actor.Name} 申请将案件 {turn.CaseNo} 的办理期限延长为自收到之日起共{workingDays}个工作日。
        须在 {ClockLetters.Day(clock.DueDate)} 24:00 前审批，审批人不得为申请人本人。
        依据：{turn.Law.Cite(rule)}。
        {ClockLetters.Counted(turn, clock)}
        """);

    public static Letter Extended(CaseTurn turn, CaseClock clock, string rule) => new(
        "objection.extended",
        rule,
        $"案件 {turn.CaseNo}：办理期限延长至{ClockLetters.Day(clock.DueDate)}",
        $"""
        您好：
        您的案件 {turn.CaseNo} 情况复杂，经负责人同意，办理期限延长至 {ClockLetters.Day(clock.DueDate)} 24:00{ClockLetters.Provisional(clock)}。
        依据：{turn.Law.Cite(rule)}。
        {ClockLetters.Counted(turn, clock)}
        """);

    public static Letter Transferred(CaseTurn turn, CaseClock clock) => new(
        "objection.transferred",
        clock.Rule,
        $"案件 {turn.CaseNo} 已移送 {turn.File.Unit} 办理",
        $"""
        您好：
        您的案件 {turn.CaseNo} 已移送 {turn.File.Unit} 办理，收到之日与办理期限（{ClockLetters.Day(clock.DueDate)}）不变。{Target(clock)}
        案件编号和查询码继续有效，请凭以查询进展。
        依据：{turn.Law.Cite(clock.Rule)}。
        {ClockLetters.Counted(turn, clock)}
        """);

    public static Letter Decided(CaseTurn turn, string outcome, string reasons, string? measures) => new(
        "objection.decided",
        turn.Law.Pack.TryClock(ObjectionDesk.TellClock, out GovMedia.Rules.Law.ClockRule? tell) ? tell.Clause : null,
        $"案件 {turn.CaseNo}：处理结果",
        $"""
        您好：
        您的案件 {turn.CaseNo} 已于 {Moment(turn.Now)} 作出处理：{Outcome(outcome)}。
        理由：{reasons}
        措施：{measures ?? "无"}
        依据：{turn.Law.Cite(turn.Law.Pack.Clock(ObjectionDesk.HandleClock).Clause)}。
        """);

    private static string Target(CaseClock clock) => clock.Kind == "target"
        ? "该单位所在辖区的规定没有设定异议的办理期限，原告知的日期作为服务目标继续计算（C-11）。"
        : "";

    private static string Outcome(string outcome) => outcome switch
    {
        "upheld" => "异议成立",
        "partly-upheld" => "异议部分成立",
        _ => "异议不成立",
    };

    private static string Moment(DateTimeOffset at) =>
        ChinaTime.At(at).ToString("yyyy年M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
