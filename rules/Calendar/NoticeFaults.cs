using System.Globalization;

namespace GovMedia.Rules.Calendar;

/// <summary>Looks for what is wrong with one notice.</summary>
internal sealed class NoticeFaults(HolidayNotice notice)
{
    private readonly SortedDictionary<string, List<string>> _faults = new(StringComparer.Ordinal);

    private bool IsNational => notice.Region == HolidayNotice.National;

    public IReadOnlyDictionary<string, string[]> Find()
    {
        (int first, int last) = StatutoryHolidays.Years;
        if (notice.Year < first || notice.Year > last)
        {
            Add("year", Text($"{notice.Year} is not accepted; years from {first} to {last} are."));
        }
        else
        {
            Days("days", notice.Days, FirstOfYear, LastOfYear);
            Days(
                "daysInPreviousYearSetByThisNotice",
                notice.PreviousYearDays,
                new DateOnly(notice.Year - 1, 12, 25),
                new DateOnly(notice.Year - 1, 12, 31));
            Statutory();
        }

        if (notice.Published < notice.Issued)
        {
            Add("published", Text($"{notice.Published:yyyy-MM-dd} is before the issue, {notice.Issued:yyyy-MM-dd}."));
        }

        return _faults.ToDictionary(f => f.Key, f => f.Value.ToArray());
    }

    private DateOnly FirstOfYear => new DateOnly(notice.Year, 1, 1).AddDays(IsNational ? 0 : -7);

    private DateOnly LastOfYear => new DateOnly(notice.Year, 12, 31).AddDays(IsNational ? 0 : 7);

    private void Days(string field, IReadOnlyList<HolidayDay> days, DateOnly first, DateOnly last)
    {
        HashSet<DateOnly> seen = [];
        for (int i = 0; i < days.Count; i++)
        {
            HolidayDay day = days[i];
            string at = Text($"{field}[{i}]");
            bool weekend = day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (day.Date < first || day.Date > last)
            {
                Add(at + ".date", Text(
                    $"{day.Date:yyyy-MM-dd} is out of range; accepted are {first:yyyy-MM-dd} to {last:yyyy-MM-dd}."));
            }

            if (!seen.Add(day.Date))
            {
                Add(at + ".date", Text($"{day.Date:yyyy-MM-dd} is there twice."));
            }

            if (!day.Off && !weekend && IsNational)
            {
                Add(at + ".off", Text(
                    $"{day.Date:yyyy-MM-dd} is a {day.Date.DayOfWeek}; a make-up day is a Saturday or Sunday."));
            }

            if (string.IsNullOrWhiteSpace(day.Name))
            {
                Add(at + ".name", "A day needs the name of its holiday.");
            }
        }
    }

    private void Statutory()
    {
        if (!IsNational)
        {
            if (notice.Days.Count == 0)
            {
                Add("days", "A regional notice sets at least one day.");
            }

            return;
        }

        HashSet<DateOnly> off = notice.Days.Where(d => d.Off).Select(d => d.Date).ToHashSet();
        foreach (HolidayDay day in StatutoryHolidays.Of(notice.Year).Where(d => !off.Contains(d.Date)))
        {
            Add("days", Text($"{day.Date:yyyy-MM-dd} ({day.Name}) is a statutory holiday; it must be a day off."));
        }
    }

    private void Add(string field, string fault)
    {
        if (!_faults.TryGetValue(field, out List<string>? list))
        {
            _faults[field] = list = [];
        }

        list.Add(fault);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
