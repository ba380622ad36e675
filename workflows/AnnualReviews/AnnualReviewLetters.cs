using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.AnnualReviews;

/// <summary>The letters of annual reviews, each with the clause it rests on, and whom they go to.</summary>
internal static class AnnualReviewLetters
{
    /// <summary>Tells the sponsor's desk and head, and the unit above.</summary>
    public static void Tell(CaseTurn turn, string key, Letter letter)
    {
        CaseFile file = turn.File;
        string head = $"{file.Unit}.{(file.Supervising ? "supervisor-head" : "unit-head")}";
        string?[] all = [SponsorOf(file), head, file.Supervisor is { } above ? $"{above}.supervisor" : null];
        foreach (string to in all.OfType<string>().Distinct())
        {
            turn.Tell($"{key}:{turn.Tip.Seq}:{to}", to, letter);
        }
    }

    public static string SponsorOf(CaseFile file) => $"{file.Unit}.{(file.Supervising ? "supervisor" : "account-manager")}";

    public static Letter Banned(CaseTurn turn, int year, OperatingBan ban) => new(
        "operating-ban.imposed",
        ban.Rule,
        $"{turn.CaseNo}：{turn.File.Unit} 的政务新媒体不得继续运营",
        $"""
        {turn.File.Unit} {year}年度的年审{(ban.Ground == OperatingBan.Failed ? "审查不合格" : "报告逾期未提交")}，自 {ClockLetters.Moment(ban.Since)} 起，其政务新媒体不得继续运营。
        依据：{turn.Law.Cite(ban.Rule)}。
        提交年审报告并经审查合格后恢复。继续运营的，由主管单位查实后处理；本措施不等于关停。
        """);

    public static Letter Resumed(CaseTurn turn, OperatingBan ban) => new(
        "operating-ban.lifted",
        ban.Rule,
        $"{turn.CaseNo}：{turn.File.Unit} 的政务新媒体恢复运营",
        $"""
        {turn.File.Unit} 的年审报告经审查合格，自 {ClockLetters.Moment(turn.Now)} 起恢复运营（此前自 {ClockLetters.Moment(ban.Since)} 起不得继续运营）。
        依据：{turn.Law.Cite(ban.Rule)}。条文没有规定恢复的办法，审查合格即恢复为本平台的默认决定（C-13）。
        """);

    public static Letter Rejected(CaseTurn turn, CaseTask task, string reason, bool failed) => new(
        failed ? "annual-review.failed" : "step.returned",
        task.Rule,
        failed ? $"{turn.CaseNo}：年审审查不合格" : $"【待办】{turn.CaseNo}：年审报告退回补正",
        $"""
        案件 {turn.CaseNo} 的年审报告{(failed ? "经审查不合格；可重新提交报告，由主管单位再行审查。" : "退回补正。退回不改变提交的期限。")}
        理由：{reason}
        依据：{turn.Law.Cite(task.Rule)}。
        """);

    public static Letter Corrected(CaseTurn turn, CaseTask judging) => new(
        "step.corrected",
        judging.Rule,
        $"【待办】{turn.CaseNo}：年审报告已补正，请审查",
        $"""
        案件 {turn.CaseNo} 退回补正的年审报告已由 {turn.File.Unit} 补正，请审查。
        依据：{turn.Law.Cite(judging.Rule)}。
        """);

    public static Letter Lapsed(CaseTurn turn, string rule) => new(
        "annual-review.lapsed",
        rule,
        $"{turn.CaseNo}：年审终止",
        $"""
        {turn.File.Unit} 已没有在运行的政务新媒体，案件 {turn.CaseNo} 的年审终止；记录均予保留。
        依据：{turn.Law.Cite(rule)}。
        """);
}
