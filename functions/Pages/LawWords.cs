using System.Globalization;
using GovMedia.Rules;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Functions.Pages;

/// <summary>What the kinds and units of a pack are called on its page.</summary>
internal static class LawWords
{
    /// <summary>Whether the number is the law's own, or a target that stands for a word without a number.</summary>
    public static LocalText Standing(bool statutory, string? softWord) => (statutory, softWord) switch
    {
        (true, _) => new("法定期限", "statutory"),
        (_, { } word) => new($"管理目标，原文为“{word}”", $"management target; the text says {word}"),
        _ => new("管理目标，原文没有期限", "management target; the text sets no limit"),
    };

    /// <summary>How long a limit is: "at least 15 working days".</summary>
    public static LocalText Length(TimeLimit limit) => limit.Unit switch
    {
        LimitUnit.FixedDate => limit.Date is { } date
            ? new($"至{Iso(date)}", $"by {Iso(date)}")
            : new($"每年{limit.MonthDay}前", $"by {limit.MonthDay} of each year"),
        LimitUnit.WorkingDayOfMonth => new($"每月第{limit.Amount}个工作日前", $"by working day {limit.Amount} of the month"),
        _ when limit.Kind == LimitKind.Floor =>
            new($"不少于{limit.Amount}{Unit(limit.Unit).Zh}", $"at least {limit.Amount} {Unit(limit.Unit).En}"),
        _ => new($"{limit.Amount}{Unit(limit.Unit).Zh}", $"{limit.Amount} {Unit(limit.Unit).En}"),
    };

    /// <summary>How often a monitor asks for something: "1 in each 2 weeks", or the longest gap.</summary>
    public static LocalText Frequency(Rules.Law.Monitor monitor)
    {
        LocalText unit = monitor.Unit switch
        {
            MonitorUnit.Day => new("天", "days"),
            MonitorUnit.WorkingDay => new("个工作日", "working days"),
            MonitorUnit.Week => new("周", "weeks"),
            MonitorUnit.Month => new("个月", "months"),
            MonitorUnit.Quarter => new("个季度", "quarters"),
            _ => new("年", "years"),
        };
        return monitor.Min is { } least
            ? new($"每{monitor.Amount}{unit.Zh}至少{least}次", $"at least {least} in each {monitor.Amount} {unit.En}")
            : new($"间隔不超过{monitor.Amount}{unit.Zh}", $"no gap over {monitor.Amount} {unit.En}");
    }

    /// <summary>How firmly a gate closes.</summary>
    public static LocalText Strength(GateStrength strength) => strength == GateStrength.Hard
        ? new("不得通过", "cannot be passed")
        : new("原则上不得通过；说明理由并经批准的可通过，并予列示", "in principle; passed with a reason and an approver, and listed");

    /// <summary>What a child pack's element does to its parent's.</summary>
    public static LocalText Relation(ChildRelation relation) => relation switch
    {
        ChildRelation.Adds => new("新增", "adds"),
        ChildRelation.Tightens => new("更严，从本规则包", "stricter: applies"),
        _ => new("较宽或相反，从上级规则包", "looser or contrary: the parent applies"),
    };

    /// <summary>What kind of element a difference concerns.</summary>
    public static LocalText Element(string element) => element switch
    {
        "clause" => new("条款", "clause"),
        "clock" => new("时限", "clock"),
        "chain" => new("审核链", "chain"),
        "gate" => new("门槛", "gate"),
        _ => new(element, element),
    };

    /// <summary>What a person does in a step.</summary>
    public static LocalText Action(StepAction action) => action switch
    {
        StepAction.Review => new("审核", "review"),
        StepAction.Proof => new("校对", "proof"),
        StepAction.Approve => new("同意或批准", "approve"),
        StepAction.Record => new("受理备案", "record"),
        StepAction.Sign => new("签发", "sign"),
        StepAction.Seal => new("盖章", "seal"),
        StepAction.DecideCollectively => new("集体研究", "decide collectively"),
        StepAction.Apply => new("书面申请", "apply in writing"),
        StepAction.Forward => new("转报", "forward"),
        StepAction.File => new("报备案", "file"),
        StepAction.Notice => new("公告", "publish a notice"),
        StepAction.Merge => new("整合", "merge"),
        StepAction.Cancel => new("注销认证", "cancel the certification"),
        StepAction.Consult => new("征求意见", "consult"),
        StepAction.CarryOut => new("实施", "carry out"),
        StepAction.Decide => new("决定", "decide"),
        _ => new("告知", "tell"),
    };

    /// <summary>What authority an entry of the conflict register has.</summary>
    public static LocalText Authority(DecisionStanding standing) => standing switch
    {
        DecisionStanding.Official => new("解释机关的解释", "Official interpretation"),
        DecisionStanding.Inheritance => new("上下级规则包之间的冲突", "Conflicts between this pack and its parent"),
        _ => new("平台默认处理，有权机关未作解释", "Defaults of this platform, where the competent office has not spoken"),
    };

    /// <summary>A day as the pages write it.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static LocalText Unit(LimitUnit unit) => unit switch
    {
        LimitUnit.WorkingDay => new("个工作日", "working days"),
        LimitUnit.Day => new("日", "days"),
        LimitUnit.Week => new("周", "weeks"),
        LimitUnit.Month => new("个月", "months"),
        LimitUnit.Year => new("年", "years"),
        LimitUnit.Hour => new("小时", "hours"),
        _ => new("分钟", "minutes"),
    };
}
