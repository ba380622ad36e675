using GovMedia.Rules;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Functions.Cases;

/// <summary>What happened in a case, in words that a citizen reads.</summary>
public static class Timeline
{
    private static readonly Dictionary<string, LocalText> Words = new(StringComparer.Ordinal)
    {
        ["objection.received"] = new("已收到异议", "The objection was received"),
        ["objection.supplemented"] = new("申请人补充了材料", "The applicant added material"),
        ["objection.transferred"] = new("已移送其他单位办理，收到之日不变", "Handed to another unit; the day of receipt stays"),
        ["objection.extension-asked"] = new("经办人申请延长期限", "The handler asked for an extension"),
        ["objection.extended"] = new("经负责人同意，期限已延长", "The head granted an extension"),
        ["objection.extension-refused"] = new("延长申请未获同意", "The extension was refused"),
        ["objection.decided"] = new("已作出处理", "Decided"),
        ["objection.applicant-told"] = new("已告知申请人", "The applicant was told"),
        ["objection.withdrawn"] = new("申请人已撤回", "Withdrawn by the applicant"),
        ["clock.reminded"] = new("期限将至，已提醒办理单位", "The unit was reminded of the limit"),
        ["clock.breached"] = new("已超过法定期限，逾期已记录", "The limit passed; the breach is on record"),
        ["clock.target-missed"] = new("已超过管理目标", "The management target was missed"),
        ["clock.matured"] = new("法定期间已满", "The period has passed"),
        ["clock.escalated"] = new("逾期已上报", "The delay was reported upwards"),
        ["clock.provisional-date-passed"] = new("暂定日期已过，待放假通知公布后确定", "The provisional date passed; the notice decides"),
        ["clock.reprojected"] = new("放假安排变动，日期已重新计算", "The holiday notice changed; dates were counted anew"),
        ["opening.begun"] = new("开设申请已受理", "The opening began"),
        ["filing.begun"] = new("备案已受理", "The filing began"),
        ["change.begun"] = new("变更申请已受理", "The change began"),
        ["closure.begun"] = new("关停申请已受理", "The closure began"),
        ["cancellation.begun"] = new("注销申请已受理", "The cancellation began"),
        ["refiling.begun"] = new("存量账号补办备案开始", "The re-filing began"),
        ["opening.completed"] = new("开设手续已办结", "The opening is complete"),
        ["filing.completed"] = new("备案已办结", "The filing is complete"),
        ["change.completed"] = new("变更已办结", "The change is complete"),
        ["closure.completed"] = new("关停已办结", "The closure is complete"),
        ["cancellation.completed"] = new("注销已办结", "The cancellation is complete"),
        ["refiling.completed"] = new("补办备案已办结", "The re-filing is complete"),
        ["annual-review.begun"] = new("年审开始", "The annual review began"),
        ["annual-review.failed"] = new("年审审查不合格", "The annual review was failed"),
        ["annual-review.completed"] = new("年审合格，已办结", "The annual review was passed and is complete"),
        ["annual-review.lapsed"] = new("主办单位已没有账号，年审终止", "The sponsor has no account left; the review ended"),
        ["operating-ban.imposed"] = new("依条文不得继续运营", "By the clause, no further operation"),
        ["operating-ban.lifted"] = new("审查合格，恢复运营", "Passed; operation is resumed"),
        ["step.opened"] = new("下一步骤已开始", "The next step began"),
        ["step.done"] = new("步骤已完成", "A step was done"),
        ["step.approved"] = new("步骤已获同意", "A step was approved"),
        ["step.returned"] = new("退回补正，期限不中止", "Returned for correction; the limit runs on"),
        ["step.transferred"] = new("误送，已转送应受理的单位，期限不中止", "Reached the wrong unit and was handed on; the limit runs on"),
        ["step.corrected"] = new("已补正", "Corrected"),
        ["step.refused"] = new("未获同意，案件终结", "Refused; the case ended"),
        ["step.not-needed"] = new("步骤已不需要", "A step became needless"),
        ["gate.overridden"] = new("经批准，不适用一项原则性要求", "A rule in principle was departed from, with approval"),
        ["gate.override-refused"] = new("不适用原则性要求的申请未获批准", "The departure was not approved"),
        ["questions.asked"] = new("有要求待答复", "Questions of the rules are open"),
        ["questions.answered"] = new("已答复要求", "Questions were answered"),
        ["questions.closed"] = new("要求已全部答复", "All questions are answered"),
        ["notice.observed"] = new("公告在示，内容未变", "The notice stood, unchanged"),
        ["notice.down"] = new("公告无法访问，已通知主办单位", "The notice was down; its unit was told"),
        ["notice.still-down"] = new("公告持续无法访问，已通知负责人", "The notice was still down; the head was told"),
        ["notice.up-again"] = new("公告已恢复", "The notice stands again"),
        ["notice.down-restarted"] = new(
            "公告持续无法访问，公告期重新起算", "The notice was down for too long; its period begins anew"),
        ["notice.up-again-restarted"] = new("公告已恢复，公告期重新起算", "The notice stands again; its period begins anew"),
        ["notice.changed"] = new("公告内容已变动", "The notice had changed"),
        ["notice.changed-restarted"] = new("公告内容已变动，公告期重新起算", "The notice had changed; its period begins anew"),
        ["history.terminate"] = new("已终止编排实例", "The orchestration instance was terminated"),
        ["history.rewind"] = new("已回退编排实例", "The orchestration instance was rewound"),
        ["history.restart"] = new("已重启编排实例", "The orchestration instance was restarted"),
        ["history.purge"] = new("已清除编排历史", "The orchestration history was purged"),
        ["measure.chosen"] = new("主管单位已采取措施", "The supervising unit chose a measure"),
        ["task.assigned"] = new("待办已指派", "A task was assigned"),
        ["objection.linked-to-notice"] = new("异议针对一则公告", "The objection is against a notice"),
        ["clock.override-asked"] = new("提出依其他法律、法规另定期限", "Another law's limit was proposed"),
        ["clock.overridden"] = new("依其他法律、法规另定期限", "Another law's limit took the clock's place"),
        ["clock.override-refused"] = new("依其他法律、法规另定期限未获同意", "Another law's limit was not approved"),
        ["case.repinned"] = new("案件改依新版本办理", "The case goes on under a newer version"),
        ["repinning.asked"] = new("申请改依新版本", "A newer version was asked for"),
        ["repinning.refused"] = new("改依新版本未获同意", "The newer version was refused"),
        ["report.received"] = new("已收到反映", "The report was received"),
        ["report.transferred"] = new("已移送其他单位核查，收到之日不变", "Handed to another unit; the day of receipt stays"),
        ["report.answered"] = new("已核查并答复", "Checked and answered"),
        ["report.reporter-told"] = new("已以其他方式告知反映人", "The reporter was told by other means"),
        ["case.reminded"] = new("已催办", "Reminded"),
        ["certificate.recorded"] = new("证照已登记", "The certificate was recorded"),
        ["certificate.renewal-asked"] = new("证照将期满，已要求续办", "The certificate ends; its renewal was asked for"),
        ["certificate.renewed"] = new("证照已续办", "The certificate was renewed"),
        ["certificate.expired"] = new("证照已期满", "The certificate has expired"),
        ["certificate.withdrawn"] = new("证照已撤下", "The certificate was withdrawn"),
        ["evidence.sealed"] = new("证据已封存", "The evidence was sealed"),
        ["mail.sent"] = new("通知已发出", "A message was sent"),
        ["mail.failed"] = new("通知未能送达", "A message could not be delivered"),
        ["mail.delivered"] = new("通知已送达", "A message was delivered"),
        ["mail.deferred"] = new("通知暂未送达，仍在尝试", "A message was deferred; the channel goes on trying"),
        ["mail.bounced"] = new("通知被对方服务器退回", "A message was returned by the recipient's server"),
        ["mail.dropped"] = new("通知被发送渠道放弃", "A message was given up by the channel"),
    };

    /// <summary>What an action is called; the action itself where it has no words.</summary>
    public static LocalText Of(string action) => Words.GetValueOrDefault(action) ?? new LocalText(action, action);

    /// <summary>What a case's ledger tells its citizen; inner mail traffic is left out.</summary>
    public static IReadOnlyList<TimelineEntry> Of(IEnumerable<LedgerEntry> ledger, string language)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return
        [
            .. ledger.Where(static e => !e.Action.StartsWith("mail.", StringComparison.Ordinal))
                .Select(e => new TimelineEntry(e.At, Of(e.Action).In(language), e.Action, e.Rule)),
        ];
    }
}
