namespace GovMedia.Rules.Calendar;

/// <summary>What one region's notices lay over the calendars of the regions around it.</summary>
/// <remarks>
/// A layer may turn a make-up day off and a weekend into a working day. A narrower region's arrangement displaces, as a
/// whole, an arrangement of a wider one whose span it touches (瑞丽市 2023 over 德宏州); national days lie beneath both
/// and show where nothing is laid over them. Notices for one people or settlement area lay nothing.
/// </remarks>
public sealed record CalendarLayer
{
    /// <summary>Makes a layer.</summary>
    /// <param name="region">The region.</param>
    /// <param name="notices">Its notices, in any order; all must be the region's.</param>
    /// <exception cref="ArgumentException">A notice belongs to another region.</exception>
    public CalendarLayer(Region region, IEnumerable<HolidayNotice> notices)
    {
        ArgumentNullException.ThrowIfNull(region);
        Region = region;
        Notices = notices.OrderBy(n => n.Year).ThenBy(n => n.AllDays.FirstOrDefault()?.Date).ToArray();
        if (Notices.FirstOrDefault(n => n.Region != region.Code) is { } stranger)
        {
            throw new ArgumentException(
                $"The layer of {region.Code} cannot hold a notice of {stranger.Region}.", nameof(notices));
        }
    }

    /// <summary>The region.</summary>
    public Region Region { get; }

    /// <summary>Its notices with their provenance, by year; ethnic-scoped ones are kept, and never applied.</summary>
    public IReadOnlyList<HolidayNotice> Notices { get; }

    /// <summary>The arrangements that bind everybody: one festival's days of one notice each.</summary>
    internal IEnumerable<Arrangement> Arrangements =>
        from notice in Notices
        where notice.BindsEverybody
        from festival in notice.AllDays.GroupBy(d => FestivalOf(d.Name))
        select new Arrangement(notice, festival.ToArray());

    private static string FestivalOf(string name) => name.Replace("调休上班", "", StringComparison.Ordinal);

    /// <summary>Days that stand and fall together.</summary>
    internal sealed record Arrangement(HolidayNotice Notice, IReadOnlyList<HolidayDay> Days)
    {
        public bool Touches(Arrangement other) =>
            Days[0].Date <= other.Days[^1].Date && other.Days[0].Date <= Days[^1].Date;
    }
}
