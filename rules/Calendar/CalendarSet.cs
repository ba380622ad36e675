using System.Collections.Concurrent;

namespace GovMedia.Rules.Calendar;

/// <summary>Every holiday notice there is, national and regional, in one state; immutable.</summary>
/// <remarks>
/// An upload makes a new set beside the old one; clocks that are closed keep the version they were judged under.
/// </remarks>
public sealed class CalendarSet
{
    private readonly IReadOnlyDictionary<int, IReadOnlyList<HolidayDay>> _statutory;
    private readonly IReadOnlyList<EarlierState> _earlier;
    private readonly ConcurrentDictionary<string, WorkingCalendar> _built = new(StringComparer.Ordinal);

    internal CalendarSet(
        IEnumerable<HolidayNotice> notices,
        IReadOnlyDictionary<string, Region> regions,
        IReadOnlyDictionary<int, IReadOnlyList<HolidayDay>> statutory,
        IReadOnlyList<EarlierState> earlier)
    {
        Notices = notices.OrderBy(n => n.Region == HolidayNotice.National ? 0 : 1)
            .ThenBy(n => n.Region, StringComparer.Ordinal).ThenBy(n => n.Year).ToArray();
        Regions = regions;
        _statutory = statutory;
        _earlier = earlier;
        National = For(HolidayNotice.National);
    }

    /// <summary>The notices that this release carries: national 2019 to 2026 and the layers of Yunnan.</summary>
    public static CalendarSet Released { get; } = ReleasedCalendars.Read();

    /// <summary>All notices, national first, then by region and year.</summary>
    public IReadOnlyList<HolidayNotice> Notices { get; }

    /// <summary>The regions known by name, by code; a region may have notices without being here.</summary>
    public IReadOnlyDictionary<string, Region> Regions { get; }

    /// <summary>The national calendar, which counts unless a pack opts for a region's.</summary>
    public WorkingCalendar National { get; }

    /// <summary>The layers that apply in a region, widest first; the last may be a region that contains it.</summary>
    /// <param name="region">A region code.</param>
    /// <exception cref="ArgumentException">The code names no region.</exception>
    public IReadOnlyList<CalendarLayer> LayersOf(string region)
    {
        ThrowUnlessValid(region);
        return Notices.Where(n => Region.Contains(n.Region, region)).GroupBy(n => n.Region)
            .Select(g => new CalendarLayer(NameOf(g.Key), g)).OrderBy(l => l.Region.Level).ToArray();
    }

    /// <summary>A region's calendar: the national layer with those of its province, prefecture and county.</summary>
    /// <param name="region">A region code; one without notices of its own gets its surroundings' calendar.</param>
    /// <exception cref="ArgumentException">The code names no region.</exception>
    /// <remarks>Built once and kept; asking again is a look-up.</remarks>
    public WorkingCalendar For(string region)
    {
        ThrowUnlessValid(region);
        return _built.GetOrAdd(region, r => WorkingCalendar.Build(LayersOf(r), _statutory));
    }

    /// <summary>The set with a notice in place of what its region had for its year.</summary>
    /// <param name="notice">The notice; validate it first.</param>
    public CalendarSet With(HolidayNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        ThrowUnlessValid(notice.Region);
        return new CalendarSet(
            Notices.Where(n => n.Region != notice.Region || n.Year != notice.Year).Append(notice),
            Regions,
            _statutory,
            _earlier);
    }

    /// <summary>The set as the public knew it at the end of a day: no later notice, no later amendment.</summary>
    /// <param name="date">The day of knowledge; not before the first national notice.</param>
    /// <exception cref="ArgumentException">No national notice was known yet.</exception>
    public CalendarSet AsKnownOn(DateOnly date)
    {
        IEnumerable<HolidayNotice> known = Notices.Select(n => Before(n, date)).OfType<HolidayNotice>();
        return new CalendarSet(known, Regions, _statutory, []);
    }

    private HolidayNotice? Before(HolidayNotice notice, DateOnly date)
    {
        if (notice.KnownFrom is not { } from || from <= date)
        {
            return notice;
        }

        // The newest state is too new; look for the state that an amendment replaced.
        EarlierState? state = _earlier.FirstOrDefault(
            e => e.Notice.Region == notice.Region && e.Notice.Year == notice.Year && e.From <= date && date < e.Until);
        return state?.Notice;
    }

    private Region NameOf(string code) =>
        Regions.TryGetValue(code, out Region? region) ? region
        : code == HolidayNotice.National ? Region.Country : new Region(code, code);

    private static void ThrowUnlessValid(string region)
    {
        if (!Region.IsValid(region))
        {
            throw new ArgumentException(
                $"'{region}' names no region: accepted are CN and a six-digit administrative division code.",
                nameof(region));
        }
    }

    /// <summary>A notice as it stood before an amendment, known in [From, Until).</summary>
    internal sealed record EarlierState(HolidayNotice Notice, DateOnly From, DateOnly Until);
}
