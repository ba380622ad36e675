using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Workflows.Calculator;

/// <summary>The public calculator (期限计算器): when a clause's limit ends for a start of one's choice, and why.</summary>
/// <remarks>
/// It goes by the newest calendar and also answers for a day before the clause came into force; only cases refuse.
/// </remarks>
/// <param name="packs">The law.</param>
/// <param name="calendars">The newest calendars.</param>
public sealed class DeadlineCalculator(PackLibrary packs, CalendarSet calendars)
{
    /// <summary>Computes one date.</summary>
    /// <param name="rule">A clause id, such as <c>YN-45b</c>.</param>
    /// <param name="from">When the limit starts.</param>
    /// <param name="jurisdiction">Whose calendar and law; null for the clause's own.</param>
    /// <param name="language">The language of the reasons; Chinese unless English is asked for.</param>
    /// <exception cref="ArgumentException">
    /// There is no such clause, it sets no limit, or it is no law in the jurisdiction; the parameter's name says which
    /// argument is meant, the message what is accepted.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is no calendar for a day that is needed; the message names the day and <see cref="Reach"/>.
    /// </exception>
    public CalculatedDeadline Compute(
        string rule, DateTimeOffset from, string? jurisdiction = null, string? language = null)
    {
        (Pack pack, Clause clause) = Find(rule, ChinaTime.DateOf(from), jurisdiction);
        if (!TryLimit(pack, rule, out string? clock, out TimeLimit? limit))
        {
            throw new ArgumentException(
                $"Clause '{rule}' sets no limit of time; those that do: {Names(pack)}.", nameof(rule));
        }

        return CalculatedDeadline.Of(Explain(limit, from, CalendarOf(pack)), clause, clock, pack, language);
    }

    /// <summary>The clause ids that set a limit, extend one or bound a gap, in the order of packs, clocks and monitors.</summary>
    public IReadOnlyList<string> Rules => [.. packs.Packs.SelectMany(Limits).Distinct()];

    /// <summary>From when to when dates can be counted, in words.</summary>
    public LocalText Reach
    {
        get
        {
            WorkingCalendar national = calendars.National;
            string from = Iso(national.CoverageFrom);
            string through = Iso(national.CoverageThrough);
            string projected = Iso(national.ProjectedThrough);
            return new LocalText(
                $"放假通知所及为{from}至{through}，推算至{projected}",
                $"notices arrange {from} to {through}, and dates are projected to {projected}");
        }
    }

    private Explanation Explain(TimeLimit limit, DateTimeOffset from, WorkingCalendar calendar)
    {
        try
        {
            return Explanation.Of(limit, from, calendar, budget: null);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new ArgumentOutOfRangeException(
                nameof(from), $"A limit from {Iso(ChinaTime.DateOf(from))} cannot be counted: {Reach.En}.");
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private (Pack Pack, Clause Clause) Find(string rule, DateOnly day, string? jurisdiction)
    {
        if (!packs.TryFind(rule, out Pack? source, out Clause? clause))
        {
            throw new ArgumentException(
                $"There is no clause '{rule}'; those that set a limit: {string.Join(", ", Rules)}.", nameof(rule));
        }

        if (jurisdiction is null)
        {
            return (source, clause);
        }

        Pack pack = packs.For(jurisdiction, day) ?? throw new ArgumentException(
            $"'{jurisdiction}' has no rule pack; {Jurisdictions()} have one.", nameof(jurisdiction));
        return pack.TryClause(rule, out Clause? found) ? (pack, found) : throw new ArgumentException(
            $"Clause '{rule}' is no law in '{jurisdiction}', where limits are set by {Names(pack)}.", nameof(rule));
    }

    /// <summary>
    /// The clause's own limit, the greatest total that it lets another's be extended to, or the longest gap between two
    /// acts that it asks to recur.
    /// </summary>
    private static bool TryLimit(
        Pack pack, string rule, [NotNullWhen(true)] out string? clock, [NotNullWhen(true)] out TimeLimit? limit)
    {
        ClockRule? own = pack.Clocks.FirstOrDefault(one => one.Clause == rule);
        ClockRule? longer = pack.Clocks.FirstOrDefault(one => one.Extension?.Clause == rule);
        Rules.Law.Monitor? gap = pack.Monitors.FirstOrDefault(one => one.Clause == rule && one.ToNextAct is not null);
        (clock, limit) = (own, longer, gap) switch
        {
            ({ }, _, _) => (own.Id, own.Limit),
            (_, { }, _) => (longer.Id, longer.Limit with { Amount = longer.Extension!.MaxTotal }),
            (_, _, { }) => (gap.Id, gap.ToNextAct),
            _ => (null, null),
        };
        return clock is not null && limit is not null;
    }

    private WorkingCalendar CalendarOf(Pack pack)
    {
        string? region = pack.Lineage.Select(one => one.Document.Regions is [.., string last] ? last : null)
            .FirstOrDefault(one => one is not null);
        return region is null ? calendars.National : calendars.For(region);
    }

    private static IEnumerable<string> Limits(Pack pack) => pack.Clocks
        .SelectMany(clock => clock.Extension is { } longer ? [clock.Clause, longer.Clause] : new[] { clock.Clause })
        .Concat(pack.Monitors.Where(monitor => monitor.ToNextAct is not null).Select(monitor => monitor.Clause))
        .Distinct();

    private static string Names(Pack pack) =>
        string.Join(", ", Limits(pack)) is { Length: > 0 } names
            ? names
            : "no clause";

    private string Jurisdictions() => string.Join(", ", packs.Packs.Select(pack => pack.Jurisdiction).Distinct());
}
