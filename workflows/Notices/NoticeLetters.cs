using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Notices;

/// <summary>The letters about a notice that does not stand as it was published.</summary>
internal static class NoticeLetters
{
    /// <summary>What a sighting has its unit told; null where there is nothing to tell.</summary>
    public static Letter? Of(CaseTurn turn, string action, NoticeRecord notice, string? rule) => action switch
    {
        "notice.down" => new(
            "notice.down",
            rule,
            $"【注意】{turn.CaseNo}：公告无法访问",
            $"""
            案件 {turn.CaseNo} 的公告（{notice.Url}）在 {ClockLetters.Moment(turn.Now)} 无法访问，请立即恢复。
            {Target(turn)}
            {Basis(turn, rule)}
            """),
        "notice.still-down" => new(
            "notice.still-down",
            rule,
            $"【注意】{turn.CaseNo}：公告持续无法访问",
            $"""
            案件 {turn.CaseNo} 的公告（{notice.Url}）自 {ClockLetters.Moment(DownSince(notice))} 起两次查看均无法访问，已超过管理目标，请负责人督促恢复。
            {Target(turn)}
            {Basis(turn, rule)}
            """),
        "notice.down-restarted" => new(
            "notice.down-restarted",
            rule,
            $"【注意】{turn.CaseNo}：公告持续无法访问，公告期重新起算",
            $"""
            案件 {turn.CaseNo} 的公告（{notice.Url}）自 {ClockLetters.Moment(DownSince(notice))} 起每次查看均无法访问，请负责人督促恢复。公告期自恢复之日重新起算；即使今日恢复，最早于 {ClockLetters.Moment(turn.File.Clocks[notice.Clock!].DueAt)} 期满。
            {Target(turn)}
            {Basis(turn, rule)}
            """),
        "notice.up-again-restarted" => new(
            "notice.up-again-restarted",
            rule,
            $"【告知】{turn.CaseNo}：公告已恢复，公告期重新起算",
            $"""
            案件 {turn.CaseNo} 的公告（{notice.Url}）在 {ClockLetters.Moment(turn.Now)} 查看时已恢复。公告期自此重新起算，最早于 {ClockLetters.Moment(turn.File.Clocks[notice.Clock!].DueAt)} 期满。
            {Target(turn)}
            {Basis(turn, rule)}
            {ClockLetters.Counted(turn, turn.File.Clocks[notice.Clock!])}
            """),
        "notice.changed" => new(
            "notice.changed",
            rule,
            $"【注意】{turn.CaseNo}：公告内容已变动",
            $"""
            案件 {turn.CaseNo} 的公告（{notice.Url}）在 {ClockLetters.Moment(turn.Now)} 查看时已没有公告原文，请核实并恢复。
            {Basis(turn, rule)}
            """),
        "notice.changed-restarted" => new(
            "notice.changed-restarted",
            rule,
            $"【注意】{turn.CaseNo}：公告内容已变动，公告期重新起算",
            $"""
            案件 {turn.CaseNo} 的公告（{notice.Url}）在 {ClockLetters.Moment(turn.Now)} 查看时已没有公告原文，请核实并恢复。公告期自此重新起算，最早于 {ClockLetters.Moment(turn.File.Clocks[notice.Clock!].DueAt)} 期满。
            {Basis(turn, rule)}
            {ClockLetters.Counted(turn, turn.File.Clocks[notice.Clock!])}
            """),
        _ => null,
    };

    private static DateTimeOffset DownSince(NoticeRecord notice) =>
        notice.Observations.Reverse().TakeWhile(static o => !o.Alive).Last().At;

    private static string Target(CaseTurn turn) => ObserveNotice.OutageTarget(turn.Law) is { } target
        ? $"每日中断不超过{target.TotalHours:0}小时是管理目标，不是条文规定的期限（A-21）。"
        : "";

    private static string Basis(CaseTurn turn, string? rule) => rule is null ? "" : $"依据：{turn.Law.Cite(rule)}。";
}
