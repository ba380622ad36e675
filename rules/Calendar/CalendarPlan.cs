using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GovMedia.Rules.Calendar;

/// <summary>Lays notices over one another, day by day, until a calendar is settled.</summary>
internal sealed class CalendarPlan
{
    /// <summary>How many years beyond coverage are projected.</summary>
    public const int ProjectedYears = 10;

    private readonly Dictionary<DateOnly, (HolidayDay Day, HolidayNotice Notice)> _set = [];

    public CalendarPlan(
        IEnumerable<CalendarLayer> layers, IReadOnlyDictionary<int, IReadOnlyList<HolidayDay>> statutory)
    {
        CalendarLayer[] ordered = layers.OrderBy(l => l.Region.Level).ToArray();
        if (ordered.Length == 0 || ordered[0].Region.Level != 0 || ordered[0].Notices.Count == 0)
        {
            throw new ArgumentException("A calendar needs a national layer with at least one notice.", nameof(layers));
        }

        Region = ordered[^1].Region.Code;
        Notices = ordered.SelectMany(l => l.Notices.Where(n => n.BindsEverybody)).ToArray();
        LayNational(ordered[0].Notices);
        LayRegional(ordered.Skip(1).ToArray());
        Days = Settle(statutory);
        Version = Name();
    }

    public string Region { get; }

    public string Version { get; }

    public DateOnly CoverageFrom { get; private set; }

    public DateOnly CoverageThrough { get; private set; }

    public DateOnly ProjectedThrough { get; private set; }

    public IReadOnlyList<HolidayNotice> Notices { get; }

    /// <summary>Index 0 is the day before coverage and is never read.</summary>
    public LegalDay[] Days { get; }

    /// <summary>Day numbers that only the latest projection sets free.</summary>
    public HashSet<int> ExtraDaysOff { get; } = [];

    private void LayNational(IReadOnlyList<HolidayNotice> notices)
    {
        HashSet<int> years = notices.Select(n => n.Year).ToHashSet();
        int first = years.Min();
        int last = first;
        while (years.Contains(last + 1))
        {
            last++;
        }

        // The first notice also set days of the December before it: known, so covered.
        CoverageFrom = notices.Where(n => n.Year == first).SelectMany(n => n.PreviousYearDays).Select(d => d.Date)
            .Append(new DateOnly(first, 1, 1)).Min();
        CoverageThrough = new DateOnly(last, 12, 31);
        ProjectedThrough = new DateOnly(Math.Min(last + ProjectedYears, StatutoryHolidays.Years.Last), 12, 31);

        // In order of year: a later notice has the last word on the December before it.
        foreach (HolidayNotice notice in notices.OrderBy(n => n.Year))
        {
            Lay(notice, notice.AllDays);
        }
    }

    private void LayRegional(CalendarLayer[] layers)
    {
        CalendarLayer.Arrangement[][] all = layers.Select(l => l.Arrangements.ToArray()).ToArray();
        for (int i = 0; i < all.Length; i++)
        {
            CalendarLayer.Arrangement[] narrower = all.Skip(i + 1).SelectMany(a => a).ToArray();
            foreach (CalendarLayer.Arrangement arrangement in all[i].Where(a => !narrower.Any(a.Touches)))
            {
                Lay(arrangement.Notice, arrangement.Days);
            }
        }
    }

    private void Lay(HolidayNotice notice, IEnumerable<HolidayDay> days)
    {
        foreach (HolidayDay day in days)
        {
            _set[day.Date] = (day, notice);
        }
    }

    private LegalDay[] Settle(IReadOnlyDictionary<int, IReadOnlyList<HolidayDay>> statutory)
    {
        Dictionary<DateOnly, HolidayDay> projected = [];
        HashSet<int> arranged = Notices.Where(n => n.Region == HolidayNotice.National).Select(n => n.Year).ToHashSet();
        for (int year = CoverageThrough.Year + 1; year <= ProjectedThrough.Year; year++)
        {
            if (!arranged.Contains(year))
            {
                Project(statutory.TryGetValue(year, out var days) ? days : StatutoryHolidays.Of(year), projected);
                ExtendSpringFestival(year);
            }
        }

        LegalDay[] ordinary =
        [
            DayWording.Ordinary(false, false), DayWording.Ordinary(true, false),
            DayWording.Ordinary(false, true), DayWording.Ordinary(true, true),
        ];
        int origin = CoverageFrom.DayNumber - 1;
        LegalDay[] result = new LegalDay[ProjectedThrough.DayNumber - origin + 1];
        for (int i = 0; i < result.Length; i++)
        {
            DateOnly date = DateOnly.FromDayNumber(origin + i);
            bool provisional = date > CoverageThrough;
            bool weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            result[i] =
                _set.TryGetValue(date, out var set)
                    ? DayWording.Set(set.Day, set.Notice.Cite(set.Day), provisional)
                : projected.TryGetValue(date, out HolidayDay? holiday) ? DayWording.Statutory(holiday)
                : ordinary[(weekend ? 1 : 0) + (provisional ? 2 : 0)];
        }

        return result;
    }

    private static void Project(IEnumerable<HolidayDay> days, Dictionary<DateOnly, HolidayDay> projected)
    {
        foreach (HolidayDay day in days)
        {
            projected[day.Date] = day;
        }
    }

    private void ExtendSpringFestival(int year)
    {
        int eve = StatutoryHolidays.SpringFestivalEve(year).DayNumber;
        ExtraDaysOff.UnionWith(Enumerable.Range(eve, 8));
    }

    /// <summary>Region, last covered year and a digest of every day and its document.</summary>
    private string Name()
    {
        StringBuilder canonical = new();
        canonical.Append(CultureInfo.InvariantCulture, $"{Region}|{CoverageFrom:O}|{CoverageThrough:O}\n");
        foreach ((DateOnly date, (HolidayDay day, HolidayNotice notice)) in _set.OrderBy(s => s.Key))
        {
            canonical.Append(
                CultureInfo.InvariantCulture,
                $"{date:O}|{(day.Off ? "off" : "work")}|{day.Name}|{notice.Cite(day)}\n");
        }

        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString()));
        return string.Create(
            CultureInfo.InvariantCulture, $"{Region}-{CoverageThrough.Year}.{Convert.ToHexStringLower(digest)[..12]}");
    }
}
