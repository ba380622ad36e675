using System.Globalization;
using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>One sentence on how a date was counted, for letters and calendars that have no room for every day.</summary>
public static class CountingNote
{
    /// <summary>The sentence, without a full stop: start, number, what counts, calendar and notices.</summary>
    /// <param name="limit">The limit as the clause gives it.</param>
    /// <param name="start">The instant of the start.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="budget">What has happened to the limit since; null for nothing.</param>
    public static LocalText Of(
        TimeLimit limit, DateTimeOffset start, WorkingCalendar calendar, Budget? budget = null)
    {
        Deadline deadline = Deadline.Compute(limit, start, calendar, budget);
        Terms terms = Terms.Of(limit, start, budget ?? Budget.None);
        LocalText counted = Counted(terms);
        if (terms.Limit.RunsByTheClock)
        {
            return counted;
        }

        string notices = string.Join('、', calendar.DocumentsFor(deadline.StartDate, deadline.DueDate));
        string from = notices.Length == 0 ? "" : $"：{notices}";
        string source = notices.Length == 0 ? "" : $": {notices.Replace('、', ',')}";
        return new LocalText(
            $"{counted.Zh}（日历{calendar.Version}{from}）", $"{counted.En} (calendar {calendar.Version}{source})");
    }

    private static LocalText Counted(Terms terms)
    {
        TimeLimit limit = terms.Limit;
        string day = Iso(terms.StartDate);
        int n = terms.Total;
        if (terms.DueDate is not null)
        {
            return new LocalText("依其他法律、法规确定的日期", "the date that another law names");
        }

        return limit.Unit switch
        {
            LimitUnit.Hour => new($"自{Moment(terms.Start)}起连续计算{n}小时", $"{n} hours by the clock from {Moment(terms.Start)}"),
            LimitUnit.Minute => new($"自{Moment(terms.Start)}起连续计算{n}分钟", $"{n} minutes by the clock from {Moment(terms.Start)}"),
            LimitUnit.FixedDate => new("规定的日期，当日计入", "the date named, the day itself included"),
            LimitUnit.WorkingDayOfMonth => new($"当月第{n}个工作日", $"working day {n} of the month"),
            LimitUnit.WorkingDay when !terms.CountsNaturalDays => OfWorkingDays(limit, day, n),
            _ => OfCalendarDays(limit, day, n),
        };
    }

    private static LocalText OfWorkingDays(TimeLimit limit, string day, int n)
    {
        const string Zh = "法定节假日和周末不计，调休上班日计入";
        const string En = "holidays and weekends do not count, make-up days do";
        if (limit.Kind == LimitKind.Floor)
        {
            return limit.FloorRule == FloorRule.M2
                ? new($"自{day}公告，须满{n}个工作日；{Zh}", $"{n} working days from publication on {day}; {En}")
                : new($"{day}公告，当日不计入，须满{n}个完整工作日；{Zh}",
                    $"{n} full working days after publication on {day}, which does not count; {En}");
        }

        return limit.StartRule switch
        {
            StartRule.V2 => new($"自{day}起，当日为工作日的计入，至第{n}个工作日；{Zh}",
                $"working day {n} from {day}, which counts if it is one; {En}"),
            StartRule.V3 => new($"自{day}起算，休息日收到的视为次一工作日收到，当日不计入，至第{n}个工作日；{Zh}",
                $"working day {n} after {day}, a day off being deemed the next working day; {En}"),
            _ => new($"自{day}起算，当日不计入，至第{n}个工作日；{Zh}", $"working day {n} after {day}, which does not count; {En}"),
        };
    }

    private static LocalText OfCalendarDays(TimeLimit limit, string day, int n)
    {
        (string zh, string en) = limit.Unit switch
        {
            LimitUnit.Week => ($"{n}周", "weeks"),
            LimitUnit.Month => ($"{n}个月", "months"),
            LimitUnit.Year => ($"{n}年", "years"),
            _ => ($"{n}日", "days"),
        };
        bool rolls = limit.EffectiveRoll == RollRule.Forward;
        return new(
            $"自{day}起算，当日不计入，{zh}{(rolls ? "；末日为休息日的顺延至其后第一个工作日" : "")}",
            $"{n} {en} after {day}, which does not count{(rolls ? "; a last day off moves to the next working day" : "")}");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset at) =>
        ChinaTime.At(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
