namespace GovMedia.Rules.Calendar;

/// <summary>The working days (工作日) of one region as one version of its notices gives them; immutable.</summary>
/// <remarks>
/// Days up to <see cref="CoverageThrough"/> are set by notices. Beyond it there are two projections and every answer is
/// provisional: the baseline (Monday to Friday less the statutory days) and the latest (the same with an eight-day
/// Spring Festival); neither guesses make-up days. Beyond <see cref="ProjectedThrough"/> every question throws.
/// </remarks>
public sealed partial class WorkingCalendar
{
    private readonly int _origin;
    private readonly LegalDay[] _days;
    private readonly Track _baseline;
    private readonly Track _latest;
    private readonly (HolidayNotice Notice, DateOnly First, DateOnly Last, string[] Names)[] _documents;

    private WorkingCalendar(CalendarPlan plan)
    {
        Region = plan.Region;
        Version = plan.Version;
        CoverageFrom = plan.CoverageFrom;
        CoverageThrough = plan.CoverageThrough;
        ProjectedThrough = plan.ProjectedThrough;
        Notices = plan.Notices;
        _origin = plan.CoverageFrom.DayNumber - 1;
        _days = plan.Days;
        _documents = Spans(plan.Notices);
        _baseline = new Track(_origin, plan.Days, plan.ExtraDaysOff, useExtra: false);
        _latest = plan.ExtraDaysOff.Count == 0 ? _baseline : new Track(_origin, plan.Days, plan.ExtraDaysOff, true);
    }

    /// <summary>The region whose layers apply; <c>CN</c> for the national calendar.</summary>
    public string Region { get; }

    /// <summary>A stable name of the content: the same days from the same documents have the same version.</summary>
    public string Version { get; }

    /// <summary>The first day that is known; a period may start the day before.</summary>
    public DateOnly CoverageFrom { get; }

    /// <summary>The last day that national notices cover without a gap, inclusive.</summary>
    public DateOnly CoverageThrough { get; }

    /// <summary>The last day for which there is a projection, inclusive.</summary>
    public DateOnly ProjectedThrough { get; }

    /// <summary>The notices that apply, national first, then regional, each by year.</summary>
    public IReadOnlyList<HolidayNotice> Notices { get; }

    /// <summary>True when a date lies beyond what notices cover.</summary>
    /// <param name="date">The legal day.</param>
    public bool IsProvisional(DateOnly date) => date > CoverageThrough;

    /// <summary>True in the last week of the last covered December, which the next notice may rearrange.</summary>
    /// <param name="date">The legal day.</param>
    /// <remarks>The 2019 notice set 2018-12-29 to 31, the 2023 notice 2022-12-31.</remarks>
    public bool IsSubjectToNextNotice(DateOnly date) =>
        date <= CoverageThrough && date.DayNumber > CoverageThrough.DayNumber - 7;

    /// <summary>The year whose notice should be out and is not: from 1 November of the last covered year.</summary>
    /// <param name="today">The legal day on which the question is asked.</param>
    /// <returns>The year without a notice; null while none is due.</returns>
    public int? MissingNotice(DateOnly today) =>
        today >= new DateOnly(CoverageThrough.Year, 11, 1) ? CoverageThrough.Year + 1 : null;

    /// <summary>True when the day is a working day; beyond coverage by the baseline projection.</summary>
    /// <param name="date">The legal day, within the calendar.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for the day.</exception>
    public bool IsWorkingDay(DateOnly date) => this[date].IsWorkingDay;

    /// <summary>What a day is, and on whose word.</summary>
    /// <param name="date">The legal day, within the calendar.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for the day.</exception>
    public LegalDay this[DateOnly date]
    {
        get
        {
            int index = date.DayNumber - _origin;
            return index >= 1 && index < _days.Length ? _days[index] : throw NoData(date);
        }
    }

    /// <summary>The n-th working day after a date, the date itself not counted.</summary>
    /// <param name="date">The day before which nothing counts; need not be a working day.</param>
    /// <param name="n">How many working days; 0 gives the date itself, a negative number counts back.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not reach that far.</exception>
    public DateOnly WorkingDayAfter(DateOnly date, int n) => Nth(_baseline, date, n);

    /// <summary>The n-th working day before a date, the date itself not counted.</summary>
    /// <param name="date">The day from which to count back; need not be a working day.</param>
    /// <param name="n">How many working days; 0 gives the date itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not reach that far.</exception>
    public DateOnly WorkingDayBefore(DateOnly date, int n) => Nth(_baseline, date, -n);

    /// <summary>The first working day on or after a date.</summary>
    /// <param name="date">The legal day.</param>
    public DateOnly WorkingDayOnOrAfter(DateOnly date) => Nth(_baseline, date.AddDays(-1), 1);

    /// <summary>The number of working days in (from, to]; 0 when <paramref name="to"/> is not later.</summary>
    /// <param name="from">Exclusive start.</param>
    /// <param name="to">Inclusive end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The calendar has no data for a day.</exception>
    public int CountWorkingDays(DateOnly from, DateOnly to) =>
        to <= from ? 0 : CountThrough(_baseline, to) - CountThrough(_baseline, from);

    /// <summary>As <see cref="WorkingDayAfter"/>, by the latest projection.</summary>
    /// <param name="date">The day before which nothing counts.</param>
    /// <param name="n">How many working days; 0 gives the date itself.</param>
    public DateOnly LatestWorkingDayAfter(DateOnly date, int n) => Nth(_latest, date, n);

    /// <summary>As <see cref="CountWorkingDays"/>, by the latest projection.</summary>
    /// <param name="from">Exclusive start.</param>
    /// <param name="to">Inclusive end.</param>
    public int LatestCountWorkingDays(DateOnly from, DateOnly to) =>
        to <= from ? 0 : CountThrough(_latest, to) - CountThrough(_latest, from);

    private DateOnly Nth(Track track, DateOnly date, int n)
    {
        if (n == 0)
        {
            return date;
        }

        // Counting back, the date itself must not be among the days counted; hence one day earlier, and one less.
        int ordinal = n > 0
            ? CountThrough(track, date) + n
            : CountThrough(track, date.AddDays(-1)) + n + 1;
        int[] dayOf = track.DayOf;
        return (uint)(ordinal - 1) < (uint)(dayOf.Length - 1)
            ? DateOnly.FromDayNumber(dayOf[ordinal])
            : throw TooFar(date, n);
    }

    private int CountThrough(Track track, DateOnly date)
    {
        int index = date.DayNumber - _origin;
        int[] through = track.Through;
        return (uint)index < (uint)through.Length ? through[index] : throw NoData(date);
    }

    private ArgumentOutOfRangeException NoData(DateOnly date) => new(
        nameof(date), $"Calendar {Version} has no data for {date:yyyy-MM-dd}; it knows {CoverageFrom:yyyy-MM-dd} to "
        + $"{CoverageThrough:yyyy-MM-dd} and projects to {ProjectedThrough:yyyy-MM-dd}.");

    private ArgumentOutOfRangeException TooFar(DateOnly date, int n) => new(
        nameof(n), $"Calendar {Version} does not reach {n} working days from {date:yyyy-MM-dd}; it knows "
        + $"{CoverageFrom:yyyy-MM-dd} to {CoverageThrough:yyyy-MM-dd} and projects to {ProjectedThrough:yyyy-MM-dd}.");

    /// <summary>Prefix sums over one projection: both questions are one or two array reads.</summary>
    private sealed class Track
    {
        public Track(int origin, LegalDay[] days, IReadOnlySet<int> extraOff, bool useExtra)
        {
            Through = new int[days.Length];
            List<int> working = [origin];
            for (int i = 1; i < days.Length; i++)
            {
                if (days[i].IsWorkingDay && !(useExtra && extraOff.Contains(origin + i)))
                {
                    working.Add(origin + i);
                }

                Through[i] = working.Count - 1;
            }

            DayOf = [.. working];
        }

        /// <summary>Working days from the first covered day through day origin + i.</summary>
        public int[] Through { get; }

        /// <summary>Day number of the k-th working day, k from 1; entry 0 is the day before coverage.</summary>
        public int[] DayOf { get; }
    }
}
