using System.Collections.Concurrent;
using System.Globalization;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Workflows.Cases;

/// <summary>Which law applies: the packs of this instance, and every calendar version there has been.</summary>
/// <remarks>
/// Uploaded notices stand in the register, in the order they came; each makes a new version of the calendars. Every version
/// that a case may pin is kept there whole, so that a case outlives the release whose calendars it was begun under.
/// </remarks>
public sealed class LawBook(IRegisterStore store, PackLibrary packs, TimeProvider clock)
{
    private const string Partition = "calendars";
    private const string Head = "head";
    private const string NoticePrefix = "notice:";
    private const string VersionPrefix = "version:";
    private readonly ConcurrentDictionary<(string Region, string Version), WorkingCalendar> _versions = new();
    private readonly ConcurrentDictionary<(string Region, string Version), bool> _kept = new();
    private State _state = new(0, CalendarSet.Released);

    /// <summary>The packs of this instance.</summary>
    public PackLibrary Packs => packs;

    /// <summary>The newest calendars.</summary>
    public async Task<CalendarSet> CalendarsAsync(CancellationToken cancellation = default)
    {
        Row? head = await store.ReadAsync(Partition, Head, cancellation);
        int count = head is null ? 0 : GovJson.Read<HeadRow>(head.Body).Count;
        State state = Volatile.Read(ref _state);
        return state.Count == count ? state.Set : (await LoadAsync(count, cancellation)).Set;
    }

    /// <summary>The newest law of a jurisdiction.</summary>
    /// <exception cref="ArgumentException">The jurisdiction has no pack.</exception>
    public async Task<CaseLaw> NewestAsync(string jurisdiction, CancellationToken cancellation = default)
    {
        Pack pack = packs.For(jurisdiction, ChinaTime.DateOf(clock.GetUtcNow()))
            ?? throw new ArgumentException($"Jurisdiction '{jurisdiction}' has no rule pack.", nameof(jurisdiction));
        return await NewestOfAsync(pack, cancellation);
    }

    /// <summary>A pack under the newest calendar, which is kept for the cases that pin it.</summary>
    public async Task<CaseLaw> NewestOfAsync(Pack pack, CancellationToken cancellation = default)
    {
        WorkingCalendar calendar = CalendarOf(pack, await CalendarsAsync(cancellation));
        await KeepAsync(RegionOf(pack), calendar, cancellation);
        return new CaseLaw(pack, calendar);
    }

    /// <summary>The law a case has pinned.</summary>
    /// <exception cref="InvalidOperationException">A pinned version is not here.</exception>
    public async Task<CaseLaw> PinnedAsync(Pins pins, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pins);
        Pack pack = packs.Pack(pins.Pack, pins.PackVersion);
        string region = RegionOf(pack);
        if (_versions.TryGetValue((region, pins.Calendar), out WorkingCalendar? known))
        {
            return new CaseLaw(pack, known);
        }

        // Not seen by this process yet, or of another release.
        return await store.ReadAsync(Partition, VersionKey(region, pins.Calendar), cancellation) is { } kept
            ? new CaseLaw(pack, _versions.GetOrAdd((region, pins.Calendar), Rebuild(kept)))
            : throw new InvalidOperationException($"Calendar version {pins.Calendar} of {region} is not in the register.");
    }

    /// <summary>The calendar a pack is counted by, in a state of the notices.</summary>
    public WorkingCalendar CalendarOf(Pack pack, CalendarSet set)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(set);
        string region = RegionOf(pack);
        WorkingCalendar calendar = region == HolidayNotice.National ? set.National : set.For(region);
        return _versions.GetOrAdd((region, calendar.Version), calendar);
    }

    /// <summary>Adds a notice, unless it is word for word what its region has for its year. Validate it first.</summary>
    /// <returns>The calendars with it.</returns>
    public async Task<CalendarSet> AddAsync(HolidayNotice notice, CancellationToken cancellation = default)
    {
        while (true)
        {
            Row? head = await store.ReadAsync(Partition, Head, cancellation);
            int count = head is null ? 0 : GovJson.Read<HeadRow>(head.Body).Count;
            CalendarSet now = await CalendarsAsync(cancellation);
            if (now.Notices.Any(n => n.Region == notice.Region && n.Year == notice.Year && n.ToJson() == notice.ToJson()))
            {
                return now;
            }

            string body = GovJson.Write(new HeadRow(count + 1));
            try
            {
                await store.CommitAsync(
                    Partition,
                    [
                        head is null ? new RowChange.Insert(Head, body) : new RowChange.Replace(Head, body, head.ETag),
                        new RowChange.Insert(Key(count + 1), GovJson.Write(notice)),
                    ],
                    cancellation);
                CalendarSet set = (await LoadAsync(count + 1, cancellation)).Set;
                foreach (Pack pack in packs.Packs)
                {
                    await KeepAsync(RegionOf(pack), CalendarOf(pack, set), cancellation);
                }

                return set;
            }
            catch (RegisterConflictException)
            {
                // Another upload was first; this one comes after it.
            }
        }
    }

    private async Task<State> LoadAsync(int count, CancellationToken cancellation)
    {
        CalendarSet newest = CalendarSet.Released;
        await foreach (CalendarSet set in VersionsAsync(cancellation))
        {
            newest = set;
        }

        State state = new(count, newest);
        Volatile.Write(ref _state, state);
        return state;
    }

    private async IAsyncEnumerable<CalendarSet> VersionsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        CalendarSet set = CalendarSet.Released;
        foreach (Row row in await store.ListAsync(Partition, NoticePrefix, Partitions.After(NoticePrefix), 1000, cancellation))
        {
            set = set.With(GovJson.Read<HolidayNotice>(row.Body));
            yield return set;
        }
    }

    private async Task KeepAsync(string region, WorkingCalendar calendar, CancellationToken cancellation)
    {
        if (_kept.ContainsKey((region, calendar.Version)))
        {
            return;
        }

        CalendarSet set = await CalendarsAsync(cancellation);
        KeptNotice[] notices =
        [
            .. calendar.Notices.Select(n =>
                new KeptNotice(n.Region, set.Regions.TryGetValue(n.Region, out Region? named) ? named.Name : n.Region, n.ToJson())),
        ];
        RowChange row = new RowChange.Put(VersionKey(region, calendar.Version), GovJson.Write(notices));
        await store.CommitAsync(Partition, [row], cancellation);
        _kept[(region, calendar.Version)] = true;
    }

    private static WorkingCalendar Rebuild(Row kept) => WorkingCalendar.Build(
        GovJson.Read<KeptNotice[]>(kept.Body)
            .GroupBy(static n => (n.Region, n.Name))
            .Select(static g => new CalendarLayer(
                g.Key.Region == HolidayNotice.National ? Region.Country : new Region(g.Key.Region, g.Key.Name),
                g.Select(static n => HolidayNotice.Parse(n.Json, n.Region)))));

    private static string VersionKey(string region, string version) => $"{VersionPrefix}{region}:{version}";

    private static string RegionOf(Pack pack) =>
        pack.Lineage.Select(static p => p.Document.Regions is [.., string last] ? last : null).FirstOrDefault(static r => r is not null)
        ?? HolidayNotice.National;

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"{NoticePrefix}{number:00000}");

    private sealed record HeadRow(int Count);

    private sealed record KeptNotice(string Region, string Name, string Json);

    private sealed record State(int Count, CalendarSet Set);
}
