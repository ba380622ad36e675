using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Reports;

/// <summary>The letters of a report.</summary>
internal static class ReportLetters
{
    public static Letter Received(CaseTurn turn, CaseClock? clock) => new(
        "report.received",
        clock?.Rule,
        $"已收到您的反映：{turn.CaseNo}",
        $"""
        您好：
        我们已收到您的反映，编号 {turn.CaseNo}，由 {turn.File.Unit} 核查。
        {(clock is null ? "本辖区的规定没有核查的法定期限，我们会尽快办理并告知结果。" : $"核查目标：{ClockLetters.Day(clock.DueDate)}前（{turn.Law.Cite(clock.Rule)}）。{ClockLetters.Counted(turn, clock)}")}
        """);

    public static Letter ForUnit(CaseTurn turn, string clause) => new(
        "report.assigned",
        clause,
        $"【待办】公众反映 {turn.CaseNo}，请核查",
        $"公众反映 {turn.CaseNo} 请核查并写明结果。\n依据：{turn.Law.Cite(clause)}。\n");

    public static Letter Transferred(CaseTurn turn, CaseClock? clock) => new(
        "report.transferred",
        clock?.Rule,
        $"您的反映 {turn.CaseNo} 已移送 {turn.File.Unit}",
        $"""
        您好：
        您的反映 {turn.CaseNo} 已移送 {turn.File.Unit} 核查，收到之日不变（{ClockLetters.Moment(turn.File.ReceivedAt)}）。
        {(clock is null ? "当地的规定没有核查的法定期限，我们会尽快办理并告知结果。" : $"核查目标：{ClockLetters.Day(clock.DueDate)}前（{turn.Law.Cite(clock.Rule)}）。{ClockLetters.Counted(turn, clock)}")}
        """);

    public static Letter Answered(CaseTurn turn, string finding) => new(
        "report.answered",
        null,
        $"您的反映 {turn.CaseNo}：核查结果",
        $"您好：\n您的反映 {turn.CaseNo} 已核查：{finding}\n");
}
