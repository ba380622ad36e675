using System.Globalization;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Cases;

/// <summary>The letters that clocks write, each with the clause it rests on.</summary>
internal static class ClockLetters
{
    public static Letter Reminder(CaseTurn turn, CaseClock clock, ClockRule rule, int daysLeft) => new(
        "clock.reminder",
        clock.Rule,
        $"【提醒】{turn.CaseNo}：{rule.Title.Zh}还剩{daysLeft}个工作日",
        $"""
        案件 {turn.CaseNo} 的“{rule.Title.Zh}”将于 {End(clock)} 届满{Provisional(clock)}，还剩{daysLeft}个工作日。
        依据：{turn.Law.Cite(clock.Rule)}。
        {Counted(turn, clock)}
        请在期限内办理{(rule.Extension is null ? "" : "；需要延长的，须在届满前申请并获批准")}。
        """);

    public static Letter ProvisionalDatePassed(CaseTurn turn, CaseClock clock, ClockRule rule) => new(
        "clock.provisional-date-passed",
        clock.Rule,
        $"【注意】{turn.CaseNo}：{rule.Title.Zh}的暂定日期已过",
        $"""
        案件 {turn.CaseNo} 的“{rule.Title.Zh}”暂定于 {Day(clock.DueDate)} 届满。该年度的放假安排尚未载入，是否逾期须待载入后确定。
        依据：{turn.Law.Cite(clock.Rule)}。
        {Counted(turn, clock)}
        请尽快办理，并提请管理员载入国务院办公厅的放假通知。
        """);

    public static Letter LateForApplicant(CaseTurn turn, CaseClock clock, ClockRule rule) => new(
        "clock.late.applicant",
        clock.Rule,
        $"案件 {turn.CaseNo}：办理已超过{(clock.Kind == "target" ? "告知的日期" : "法定期限")}，致歉并告知",
        $"""
        您好：
        您的案件 {turn.CaseNo} 应于 {Day(clock.DueDate)} 前办结，现已超过{(clock.Kind == "target" ? "该日期（服务目标）" : "期限")}，我们为此致歉。案件仍在办理，不会因超期而关闭。
        依据：{turn.Law.Cite(clock.Rule)}。
        {Counted(turn, clock)}
        超期情况已报告办理单位负责人，并将报告其主管单位；您也可以向主管单位反映。
        """);

    public static Letter Late(CaseTurn turn, CaseClock clock, ClockRule rule, bool supervising) =>
        clock.Kind == "target" ? TargetMissed(turn, clock, rule, supervising) : new(
        supervising ? "clock.late.supervising-unit" : "clock.late.unit",
        clock.Rule,
        $"【逾期】{turn.CaseNo}：{rule.Title.Zh}已逾期",
        $"""
        案件 {turn.CaseNo} 的“{rule.Title.Zh}”已于 {End(clock)} 届满，{clock.Unit} 尚未办结。
        依据：{turn.Law.Cite(clock.Rule)}。
        {Counted(turn, clock)}
        {(supervising ? "请主管单位督促办理。" : "请负责人督促立即办理。")}逾期已记入台账，办理义务不因逾期而免除。
        """);

    // A soft word's number is the office's own: nobody has broken a limit of the law.
    private static Letter TargetMissed(CaseTurn turn, CaseClock clock, ClockRule rule, bool supervising) => new(
        supervising ? "clock.late.supervising-unit" : "clock.late.unit",
        clock.Rule,
        $"【超过目标】{turn.CaseNo}：{rule.Title.Zh}",
        $"""
        案件 {turn.CaseNo} 的“{rule.Title.Zh}”应于 {End(clock)} 前办理，{clock.Unit} 尚未办理。该时间是管理目标，不是条文规定的期限。
        依据：{turn.Law.Cite(clock.Rule)}。
        {Counted(turn, clock)}
        {(supervising ? "请主管单位督促办理。" : "请负责人督促办理。")}超过目标已记入台账。
        """);

    public static Letter Moved(CaseTurn turn, CaseClock from, CaseClock to, ClockRule rule) => new(
        "clock.moved",
        to.Rule,
        $"案件 {turn.CaseNo}：届满日由{Day(from.DueDate)}改为{Day(to.DueDate)}",
        $"""
        因国家放假安排发布或调整，案件 {turn.CaseNo} 的“{rule.Title.Zh}”届满日由 {Day(from.DueDate)} 改为 {End(to)}{Provisional(to)}，{Direction(from, to)}。
        日历版本：{from.Calendar} → {to.Calendar}。
        依据：{turn.Law.Cite(to.Rule)}。
        {Counted(turn, to)}
        """);

    /// <summary>One line on how a clock's date was counted, and where every day of it is explained.</summary>
    public static string Counted(CaseTurn turn, CaseClock clock)
    {
        Rules.LocalText note = CountingNote.Of(
            turn.Law.RuleOf(clock).Limit, clock.StartedAt, turn.Law.Calendar, clock.Budget);
        string page = clock.Budget is { IsEmpty: false } || clock.Own is not null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $"逐日说明见本平台 /calculator?rule={clock.Rule}&from={clock.StartDate:yyyy-MM-dd}。");
        return $"计算：{note.Zh}。{page}";
    }

    // An amendment can bring a date forward as well as put it off.
    public static string Direction(CaseClock from, CaseClock to) =>
        to.DueAt < from.DueAt ? "较原日期提前，请按新日期办理" : to.DueAt > from.DueAt ? "较原日期推后" : "日期不变";

    // A limit that runs by the clock ends at its minute.
    public static string End(CaseClock clock) =>
        clock.DueAt == Rules.Calendar.ChinaTime.EndOf(clock.DueDate) ? $"{Day(clock.DueDate)} 24:00" : Moment(clock.DueAt);

    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset at) =>
        Rules.Calendar.ChinaTime.At(at).ToString("yyyy年M月d日HH:mm", CultureInfo.InvariantCulture);

    public static string Provisional(CaseClock clock) => clock.Provisional ? "（暂定，待该年度放假安排公布后确定）" : "";
}
