namespace GovMedia.Rules.Calendar;

/// <summary>Reads the calendar files of this release into one set.</summary>
internal static class ReleasedCalendars
{
    private const string Official = "official";

    public static CalendarSet Read()
    {
        Region[] regions = CalendarFiles.Read<Region[]>("regions.json");
        SupersededFile superseded = CalendarFiles.Read<SupersededFile>("superseded.json");
        List<HolidayNotice> notices = [];
        Dictionary<int, IReadOnlyList<HolidayDay>> statutory = [];
        List<CalendarSet.EarlierState> earlier = [];
        foreach (string file in CalendarFiles.Years())
        {
            HolidayNotice notice = CalendarFiles.Read<HolidayNotice>(file);
            if (notice.Status != Official)
            {
                StatutoryFile known = CalendarFiles.Read<StatutoryFile>(file);
                statutory[known.Year] =
                    known.StatutoryOnly.Select(d => new HolidayDay(d.Date, true, d.Name)).ToArray();
                continue;
            }

            SupersededVersion? before = superseded.Versions.FirstOrDefault(v => v.CalendarYear == notice.Year);
            notices.Add(before is null ? notice : Cite(notice, before));
            if (before is not null)
            {
                earlier.Add(Undo(notice, before));
            }
        }

        notices.AddRange(Regional(regions));
        return new CalendarSet(notices, regions.ToDictionary(r => r.Code), statutory, earlier);
    }

    private static IEnumerable<HolidayNotice> Regional(Region[] regions)
    {
        Dictionary<string, string> codes = regions.ToDictionary(r => r.Name, r => r.Code);
        foreach (RegionalEntry entry in CalendarFiles.Read<RegionalFile>("regional_yunnan.json").Entries)
        {
            yield return new HolidayNotice
            {
                Region = codes[entry.Locality],
                Year = entry.Year,
                Status = entry.Confidence,
                Scope = entry.Scope,
                Sources = entry.Sources,
                Note = string.IsNullOrEmpty(entry.Note) ? null : entry.Note,
                Days = entry.Off.Select(d => new HolidayDay(d, true, entry.Name))
                    .Concat(entry.Work.Select(d => new HolidayDay(d, false, entry.Name + "调休上班")))
                    .OrderBy(d => d.Date).ToArray(),
            };
        }
    }

    /// <summary>Days that the amendment changed cite the amendment.</summary>
    private static HolidayNotice Cite(HolidayNotice notice, SupersededVersion before)
    {
        HashSet<DateOnly> changed = before.Days.Select(d => d.Date).ToHashSet();
        return notice with
        {
            Days = notice.Days.Select(d => changed.Contains(d.Date) ? d with { SetBy = before.By } : d).ToArray(),
        };
    }

    private static CalendarSet.EarlierState Undo(HolidayNotice notice, SupersededVersion before)
    {
        Dictionary<DateOnly, HolidayDay> days = notice.Days.ToDictionary(d => d.Date);
        foreach (HolidayDay day in before.Days)
        {
            bool weekend = day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (day.Off == weekend)
            {
                days.Remove(day.Date);
            }
            else
            {
                days[day.Date] = day;
            }
        }

        NoticeAmendment amendment = notice.Amendments.Single(a => a.Notice == before.By);
        HolidayNotice original = notice with
        {
            Days = days.Values.OrderBy(d => d.Date).ToArray(),
            Amendments = notice.Amendments.Where(a => a.KnownFrom < amendment.KnownFrom).ToArray(),
        };
        return new CalendarSet.EarlierState(original, before.ValidFromKnown, amendment.KnownFrom);
    }
}
