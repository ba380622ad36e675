using System.Collections.Frozen;
using GovMedia.Rules;

namespace GovMedia.Functions.Http;

/// <summary>The one table from a problem's code to its HTTP status and title.</summary>
public static class ProblemCodes
{
    private static readonly FrozenDictionary<string, (int Status, LocalText Title)> Table =
        new Dictionary<string, (int, LocalText)>(StringComparer.Ordinal)
        {
            ["invalid"] = (400, new("请求内容有误", "Some fields are not acceptable")),
            ["malformed-json"] = (400, new("请求内容不是合法的JSON", "The body is not JSON")),
            ["not-signed-in"] = (401, new("尚未登录", "Not signed in")),
            ["wrong-credentials"] = (401, new("用户名或密码不正确", "Wrong user or password")),
            ["not-allowed"] = (403, new("无权进行此操作", "Not allowed")),
            ["not-your-task"] = (403, new("不是您的待办", "Not your task")),
            ["no-mandate"] = (403, new("没有有效的委托", "No mandate in force")),
            ["cross-site"] = (403, new("拒绝跨站请求", "Cross-site request refused")),
            ["receipts-refused"] = (403, new("回执签名不被接受", "The receipts are not accepted")),
            ["password-change-required"] = (403, new("须先修改密码", "The password must be changed first")),
            ["not-found"] = (404, new("没有这个地址", "Not found")),
            ["unknown-case"] = (404, new("没有这个案件", "No such case")),
            ["unknown-task"] = (404, new("没有这项待办", "No such task")),
            ["unknown-jurisdiction"] = (404, new("没有这个辖区", "No such jurisdiction")),
            ["unknown-document"] = (404, new("没有这份文件", "No such document")),
            ["evidence-not-sealed"] = (404, new("证据包尚未封存", "The evidence is not sealed yet")),
            ["not-yet-sealed"] = (404, new("当日尚未封存", "The day is not sealed yet")),
            ["unknown-account"] = (404, new("没有这个账号", "No such account")),
            ["unknown-notice"] = (404, new("没有这份公告", "No such notice")),
            ["unknown-file"] = (404, new("没有这份文件", "No such file")),
            ["unknown-campaign"] = (404, new("没有这次补办备案", "No such campaign")),
            ["unknown-review"] = (404, new("没有这次年审", "No such annual review")),
            ["unknown-bulk"] = (404, new("没有这次批量办理", "No such bulk act")),
            ["malformed-data"] = (400, new("待办的数据有误", "The data of the task are not acceptable")),
            ["gate-refused"] = (409, new("依法不予办理", "The law bars it")),
            ["questions-open"] = (409, new("尚有要求未答复", "Questions of gates are open")),
            ["override-required"] = (409, new("属“原则上”要求，须写明理由并经审批", "A rule in principle: a reason and an approver are needed")),
            ["operating-banned"] = (409, new("不得继续运营", "Under an operating ban")),
            ["case-not-sealed"] = (409, new("案件证据尚未封存", "The case's evidence is not sealed")),
            ["case-running"] = (409, new("已有同一程序在办", "A case of this procedure is running")),
            ["account-exists"] = (409, new("账号已在登记册中", "The account is in the register")),
            ["account-closed"] = (409, new("账号已关停或者注销", "The account is closed")),
            ["notice-period-running"] = (409, new("公告期未满", "The notice still runs")),
            ["filing-receipt-missing"] = (409, new("尚无备案回执", "There is no receipt of the filing")),
            ["published-before-filing"] = (409, new("公告早于备案回执", "Published before the filing's receipt")),
            ["published-in-future"] = (409, new("发布时间在将来", "Published in the future")),
            ["checklist-incomplete"] = (409, new("材料不齐", "Materials are missing")),
            ["reason-required"] = (409, new("须写明理由", "A reason is needed")),
            ["no-finding"] = (409, new("尚无查实的情形", "Nothing has been found")),
            ["use-done"] = (409, new("补正以done办结", "A correction is completed with done")),
            ["four-eyes"] = (409, new("违反双人原则", "Four eyes")),
            ["case-ended"] = (409, new("案件已办结", "The case has ended")),
            ["task-closed"] = (409, new("待办已办结", "The task is closed")),
            ["use-decision"] = (409, new("须作出决定", "A decision is needed")),
            ["proof-required"] = (409, new("须写明告知的凭证", "Proof of telling is needed")),
            ["preview-mismatch"] = (409, new("不是所预览的内容", "Not the preview")),
            ["preview-stale"] = (409, new("预览之后已有变动，须重新预览", "Changed since; preview again")),
            ["bulk-closed"] = (409, new("批量办理已确认或者撤回", "The bulk act is confirmed or withdrawn")),
            ["certificate-not-in-force"] = (409, new("证照不在有效期内", "The certificate is not in force")),
            ["evidence-missing"] = (409, new("缺少材料", "Documents are missing")),
            ["extension-too-late"] = (409, new("延长申请已迟", "Too late to extend")),
            ["extension-too-long"] = (409, new("延长超过上限", "The extension is too long")),
            ["extension-too-short"] = (409, new("延长后的期限不长于现有期限", "The extension is too short")),
            ["extension-pending"] = (409, new("已有待审批的延长申请", "An extension is pending")),
            ["extension-not-provided"] = (409, new("没有延长的规定", "No extension is provided")),
            ["unknown-clock"] = (404, new("没有这项时限", "No such clock")),
            ["clock-closed"] = (409, new("时限已终结", "The clock has ended")),
            ["override-not-provided"] = (409, new("没有从其他法律、法规的规定", "No clause gives way to another law")),
            ["override-not-law"] = (409, new("所引文件不是法律、法规", "No law or regulation")),
            ["override-pending"] = (409, new("已有待审批的申请", "Another law's limit is pending")),
            ["override-changes-nothing"] = (409, new("期限没有变动", "Nothing changes")),
            ["override-beyond-calendar"] = (409, new("期限超出日历所及", "Beyond the calendar")),
            ["pause-outside-limit"] = (409, new("中止不在期限之内", "The pause lies outside the limit")),
            ["same-unit"] = (409, new("案件已在该单位", "The case is with that unit already")),
            ["not-transferable"] = (409, new("不能转送", "Not to be handed on")),
            ["sponsor-itself"] = (409, new("主办单位不得受理自己的事项", "The sponsor does not receive its own")),
            ["no-rule"] = (409, new("没有此项规定", "The instrument has no such rule")),
            ["unknown-feed"] = (404, new("没有此订阅", "No such feed")),
            ["not-in-force"] = (409, new("尚未施行", "Not in force")),
            ["no-unit"] = (409, new("没有办理单位", "No unit is set up")),
            ["idempotency-key-reused"] = (409, new("幂等键已用于其他内容", "The idempotency key was used before")),
            ["unknown-pack"] = (404, new("没有这个规则包", "No such rule pack")),
            ["nothing-to-repin"] = (409, new("已按所要求的版本运行", "Nothing to pin anew")),
            ["clock-not-in-pack"] = (409, new("规则包没有正在运行的时限", "The pack lacks a running clock")),
            ["clause-not-in-pack"] = (409, new("规则包没有案件所依据的条款", "The pack lacks a clause the case rests on")),
            ["open-step-not-in-pack"] = (409, new("规则包没有正在办理的步骤", "The pack lacks an open step")),
            ["repinning-stale"] = (409, new("案件已有变动，须重新预览", "The case has changed; preview again")),
            ["conflict"] = (409, new("同时被他人修改", "Changed by somebody else")),
            ["body-too-large"] = (413, new("请求内容过大", "The body is too large")),
            ["attachment-too-large"] = (413, new("附件过大", "An attachment is too large")),
            ["too-many-attempts"] = (429, new("尝试过于频繁", "Too many attempts")),
            ["internal-error"] = (500, new("内部错误", "Internal error")),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every code there is.</summary>
    public static IEnumerable<string> All => Table.Keys;

    /// <summary>The status of a code; a refusal not listed is a conflict with the law or the case's state.</summary>
    public static int StatusOf(string code) => Table.TryGetValue(code, out (int Status, LocalText) known) ? known.Status : 409;

    /// <summary>The title of a code.</summary>
    public static LocalText TitleOf(string code) =>
        Table.TryGetValue(code, out (int, LocalText Title) known) ? known.Title : new LocalText("依法不予办理", "Refused");
}
