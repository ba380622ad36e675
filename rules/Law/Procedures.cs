namespace GovMedia.Rules.Law;

/// <summary>The procedures, by code.</summary>
public static class Procedures
{
    /// <summary>Every procedure, those of this release first.</summary>
    public static IReadOnlyList<Procedure> All { get; } =
    [
        new("OPN", new("开办", "opening"), Released: true),
        new("FIL", new("备案", "filing"), Released: true),
        new("CHG", new("变更", "change"), Released: true),
        new("CLS", new("关停", "closure"), Released: true),
        new("CAN", new("注销", "cancellation"), Released: true),
        new("LEG", new("存量账号补办备案", "legacy re-filing"), Released: true),
        new("OBJ", new("异议处理", "objections"), Released: true),
        new("ANN", new("年度考核与年审", "annual review"), Released: true),
        new("REV", new("发布审核", "review before publication"), Released: false),
        new("MON", new("更新与回应监测", "watch over updates and responses"), Released: false),
        new("TKD", new("删除与应急处置", "takedown and incidents"), Released: false),
        new("FAK", new("假冒账号处置", "fake accounts"), Released: false),
        new("DIS", new("主动公开", "disclosure"), Released: false),
        new("ARC", new("归档", "archive"), Released: false),
        new("INS", new("检查", "inspection"), Released: false),
        new("DUT", new("人员、设备与口令", "people, devices and passwords"), Released: false),
    ];

    /// <summary>The procedure with a code.</summary>
    /// <param name="code">A code.</param>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public static Procedure Get(string code) => Find(code) ?? throw new ArgumentException(
        $"There is no procedure {code}; accepted are {string.Join(", ", All.Select(p => p.Code))}.", nameof(code));

    /// <summary>The procedure with a code; null when there is none.</summary>
    /// <param name="code">A code.</param>
    public static Procedure? Find(string code) => All.FirstOrDefault(p => p.Code == code);
}
