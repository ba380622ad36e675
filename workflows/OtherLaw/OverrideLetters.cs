using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.OtherLaw;

/// <summary>The letters of another law's limit: to the head who approves, then to those who were told the old date.</summary>
internal static class OverrideLetters
{
    public static Letter Asked(CaseTurn turn, CaseClock clock, CaseClock moved, OverrideRequest request, string rule) => new(
        "clock.override-asked",
        rule,
        $"【审批】{turn.CaseNo}：{turn.Law.RuleOf(clock).Title.Zh}拟依其他法律、法规另定",
        $"""
        {turn.Actor.Name} 提出，案件 {turn.CaseNo} 的“{turn.Law.RuleOf(clock).Title.Zh}”应从其他法律、法规的规定：届满日由 {ClockLetters.Day(clock.DueDate)} 改为 {ClockLetters.Day(moved.DueDate)}{ClockLetters.Provisional(moved)}{(moved.DueAt <= turn.Now ? "（该日已过，批准后即为逾期）" : "")}。
        所引规定：{request.Law.Cite()}。
        理由：{request.Reason}
        请核对所引规定确为法律、法规并适用于本案；审批人不得为提出人本人。
        依据：{turn.Law.Cite(rule)}。
        """);

    /// <summary>Tells the desk, the citizen where the duty is owed to one, and the supervising unit where it was told of a
    /// breach.</summary>
    public static void Tell(CaseTurn turn, CaseClock from, CaseClock to, OverrideRequest request, string rule)
    {
        int seq = turn.Tip.Seq;
        Letter letter = Moved(turn, from, to, request, rule);
        turn.Tell($"overridden:{seq}:{to.Id}", AlarmBell.Desk(turn.File, to), letter);
        if (turn.File.ApplicantHasMail && to.Unit == turn.File.Unit)
        {
            turn.Tell($"overridden:{seq}:{to.Id}:applicant", OutboxItem.Applicant, letter);
        }

        if (from.State == ClockState.Breached && to.Unit == turn.File.Unit && turn.File.Supervisor is { } above)
        {
            turn.Tell($"overridden:{seq}:{to.Id}:supervising-unit", $"{above}.supervisor", letter);
        }
    }

    private static Letter Moved(CaseTurn turn, CaseClock from, CaseClock to, OverrideRequest request, string rule) => new(
        "clock.overridden",
        rule,
        $"案件 {turn.CaseNo}：依其他法律、法规，届满日由{ClockLetters.Day(from.DueDate)}改为{ClockLetters.Day(to.DueDate)}",
        $"""
        案件 {turn.CaseNo} 的“{turn.Law.RuleOf(to).Title.Zh}”依其他法律、法规的规定办理，届满日由 {ClockLetters.Day(from.DueDate)} 改为 {ClockLetters.End(to)}{ClockLetters.Provisional(to)}，{ClockLetters.Direction(from, to)}。{(from.State == ClockState.Breached ? "此前的逾期记录不变。" : "")}
        所引规定：{request.Law.Cite()}。
        依据：{turn.Law.Cite(rule)}。
        {ClockLetters.Counted(turn, to)}
        """);
}
