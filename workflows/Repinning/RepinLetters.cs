using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Repinning;

/// <summary>What those are told who were told another date.</summary>
internal static class RepinLetters
{
    /// <summary>The law of some pins, in a few words.</summary>
    public static string Name(Pins pins) => $"{pins.Pack} {pins.PackVersion} / {pins.Calendar}";

    /// <summary>Tells the desk, and the applicant where the duty is owed to one.</summary>
    public static void Tell(CaseTurn turn, int seq, CaseClock from, CaseClock to, Pins old)
    {
        string title = turn.Law.RuleOf(to).Title.Zh;
        Letter letter = new(
            "clock.repinned",
            to.Rule,
            $"案件 {turn.CaseNo}：届满日由{ClockLetters.Day(from.DueDate)}改为{ClockLetters.Day(to.DueDate)}",
            $"""
            案件 {turn.CaseNo} 经批准改按现行规则办理，“{title}”届满日由 {ClockLetters.Day(from.DueDate)} 改为 {ClockLetters.Day(to.DueDate)} 24:00{ClockLetters.Provisional(to)}。
            规则与日历版本：{Name(old)} → {Name(turn.File.Pins)}。
            依据：{turn.Law.Cite(to.Rule)}。
            """);
        turn.Tell($"repinned:{seq}:{to.Id}", AlarmBell.Desk(turn.File, to), letter);
        if (turn.File.ApplicantHasMail && to.Unit == turn.File.Unit)
        {
            turn.Tell($"repinned:{seq}:{to.Id}:applicant", OutboxItem.Applicant, letter);
        }
    }
}
