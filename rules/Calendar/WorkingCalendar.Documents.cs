namespace GovMedia.Rules.Calendar;

public sealed partial class WorkingCalendar
{
    /// <summary>The documents that arrange the days of a stretch of time, amendments after what they amend.</summary>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <returns>Document numbers without repeats; a notice without one is named by region and year.</returns>
    public IReadOnlyList<string> DocumentsFor(DateOnly from, DateOnly to)
    {
        List<string> documents = [];
        foreach ((HolidayNotice notice, DateOnly first, DateOnly last, string[] names) in _documents)
        {
            if (first <= to && from <= last)
            {
                foreach (string name in names)
                {
                    if (!documents.Contains(name))
                    {
                        documents.Add(name);
                    }
                }
            }
        }

        return documents;
    }

    private static (HolidayNotice Notice, DateOnly First, DateOnly Last, string[] Names)[] Spans(
        IEnumerable<HolidayNotice> notices) =>
        notices.Select(notice =>
        {
            bool national = notice.Region == HolidayNotice.National;
            DateOnly first = notice.AllDays.Select(d => d.Date).DefaultIfEmpty(DateOnly.MaxValue).Min();
            DateOnly last = notice.AllDays.Select(d => d.Date).DefaultIfEmpty(DateOnly.MinValue).Max();
            DateOnly newYear = new(notice.Year, 1, 1);
            DateOnly yearEnd = new(notice.Year, 12, 31);
            string[] names = notice.Amendments.Select(a => a.Notice)
                .Prepend(notice.DocumentNumber ?? $"{notice.Region}/{notice.Year}").ToArray();
            return national
                ? (notice, first < newYear ? first : newYear, last > yearEnd ? last : yearEnd, names)
                : (notice, first, last, names);
        }).ToArray();
}
