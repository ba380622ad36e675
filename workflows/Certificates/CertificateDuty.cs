using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using Monitor = GovMedia.Rules.Law.Monitor;

namespace GovMedia.Workflows.Certificates;

/// <summary>What a pack asks of a kind of certificate: the clauses, and how long one holds.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Clauses">The clauses it follows from, never empty; the first one is cited.</param>
/// <param name="Rotation">The monitor that asks for it again; null where the document alone says how long it holds.</param>
public sealed record CertificateDuty(CertificateKind Kind, IReadOnlyList<Clause> Clauses, Monitor? Rotation)
{
    private static readonly int[] OfRotation = [5, 1];

    /// <summary>The clause that is cited.</summary>
    public Clause Clause => Clauses[0];

    /// <summary>The duty of a pack; null where it has none of the kind.</summary>
    public static CertificateDuty? Of(Pack pack, CertificateKind kind)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(kind);
        Monitor? rotation = pack.Monitors.FirstOrDefault(m => m.Id == kind.Rotation);
        string[] clauses =
        [
            .. new[] { rotation?.Clause }.OfType<string>()
                .Concat(pack.Gates.Where(g => g.Requires.Terms.ContainsKey(kind.Fact)).SelectMany(static g => g.Clauses))
                .Concat(pack.Clocks.Where(c => kind.Clocks.Contains(c.Id)).Select(static c => c.Clause))
                .Distinct(),
        ];
        return clauses.Length == 0 ? null : new CertificateDuty(kind, [.. clauses.Select(pack.Clause)], rotation);
    }

    /// <summary>The limit of one certificate: until its document's last day, or until it is asked for again. Null where
    /// nothing ends it.</summary>
    /// <remarks>To have it renewed by then is a management target: the clause asks for one in force and names no day.</remarks>
    /// <param name="pack">The law.</param>
    /// <param name="validUntil">The last day by the document, inclusive; null where it names none.</param>
    public ClockRule? LimitOf(Pack pack, DateOnly? validUntil)
    {
        ArgumentNullException.ThrowIfNull(pack);
        TimeLimit? limit = validUntil is { } day
            ? new TimeLimit { Unit = LimitUnit.FixedDate, Date = day, Kind = LimitKind.Target, Roll = RollRule.None }
            : Rotation?.ToNextAct;
        return limit is null ? null : new ClockRule
        {
            Id = "valid",
            Clause = Clause.Id,
            Starts = [],
            Limit = limit,
            SoftWord = validUntil is null ? Rotation!.SoftWord : null,
            Title = validUntil is null
                ? new LocalText($"{Kind.Name.Zh}：再次办理（管理目标）", $"{Kind.Name.En}: due again (management target)")
                : new LocalText($"{Kind.Name.Zh}有效期满前续办（管理目标）", $"renewal of the {Kind.Name.En} (management target)"),
            Reminders = validUntil is null ? OfRotation : pack.Days(Parameter.CertificateReminders),
            Escalation = validUntil is null ? [Head] : [Head, Above, Again],
        };
    }

    private static Rung Head { get; } = new() { Id = "breach", WorkingDaysAfter = 0, To = ["unit-head"] };

    private static Rung Above { get; } =
        new() { Id = "supervising-unit", WorkingDaysAfter = 1, At = ChinaTime.OfficeOpens, To = ["supervising-unit"] };

    private static Rung Again { get; } =
        new() { Id = "again", WorkingDaysAfter = 6, At = ChinaTime.OfficeOpens, RepeatEvery = 5, To = ["supervising-unit"] };
}
