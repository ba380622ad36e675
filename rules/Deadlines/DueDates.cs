using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>The counting itself.</summary>
internal static class DueDates
{
    /// <summary>The common case without allocation: a ceiling of working days, nothing has happened to it.</summary>
    public static Deadline Plain(TimeLimit limit, DateTimeOffset start, WorkingCalendar calendar)
    {
        ThrowUnlessPositive(limit, limit.Amount);
        DateOnly startDate = ChinaTime.DateOf(start);
        DateOnly due = calendar.WorkingDayAfter(
            DayZero(limit.StartRule, startDate, new DayCounter(calendar, false)), limit.Amount);
        bool provisional = calendar.IsProvisional(due);
        return new Deadline(
            limit.Kind,
            startDate,
            due,
            ChinaTime.EndOf(due),
            provisional,
            calendar.IsSubjectToNextNotice(due),
            provisional ? LatestOf(limit, startDate, calendar) : due);
    }

    public static Deadline Compute(TimeLimit limit, DateTimeOffset start, WorkingCalendar calendar, Budget budget)
    {
        Terms terms = Terms.Of(limit, start, budget);
        if (terms.Limit.RunsByTheClock && terms.DueDate is null)
        {
            return ByTheClock(terms);
        }

        DateOnly due = LastDay(terms, new DayCounter(calendar, false));
        DateOnly step = StepDay(terms, due, new DayCounter(calendar, false));
        bool provisional = calendar.IsProvisional(step);
        DateOnly latest = provisional ? LastDay(terms, new DayCounter(calendar, true)) : due;
        if (terms.Limit.Kind == LimitKind.Floor && latest > due)
        {
            due = latest;
        }

        return new Deadline(
            terms.Limit.Kind,
            terms.StartDate,
            due,
            EndOf(terms, due, new DayCounter(calendar, provisional)),
            provisional,
            calendar.IsSubjectToNextNotice(due),
            latest,
            terms.OpenPause is not null && ChinaTime.DateOf(terms.OpenPause.From) <= due);
    }

    /// <summary>The day after which nothing of the period is left, before any pause.</summary>
    public static DateOnly DayZero(StartRule rule, DateOnly start, DayCounter days) => rule switch
    {
        StartRule.V1 => start,
        StartRule.V2 => start.AddDays(-1),
        _ => days.OnOrAfter(start),
    };

    /// <summary>Day 0 of a floor: the day of publication, or with M2 the day before it.</summary>
    public static DateOnly FloorDayZero(Terms terms, DayCounter days)
    {
        TimeOnly opens = terms.Limit.OpensAt ?? ChinaTime.OfficeOpens;
        bool counts = terms.Limit.FloorRule == FloorRule.M2
            && terms.Start <= ChinaTime.At(terms.StartDate, opens) && days.Works(terms.StartDate);
        return counts ? terms.StartDate.AddDays(-1) : terms.StartDate;
    }

    /// <summary>The last day before it rolls.</summary>
    public static DateOnly RawLastDay(Terms terms, DayCounter days)
    {
        TimeLimit limit = terms.Limit;
        if (terms.DueDate is { } given)
        {
            return given;
        }

        if (limit.Unit is not LimitUnit.FixedDate)
        {
            ThrowUnlessPositive(limit, terms.Total);
        }

        return limit.Unit switch
        {
            LimitUnit.FixedDate => NamedDate(limit, terms.StartDate),
            LimitUnit.WorkingDayOfMonth => OfMonth(limit, terms, days),
            LimitUnit.WorkingDay when !terms.CountsNaturalDays => WorkingDays(terms, days),
            _ => CalendarDays(terms, days),
        };
    }

    private static DateOnly LatestOf(TimeLimit limit, DateOnly start, WorkingCalendar calendar)
    {
        DayCounter days = new(calendar, true);
        return days.After(DayZero(limit.StartRule, start, days), limit.Amount);
    }

    private static DateOnly LastDay(Terms terms, DayCounter days)
    {
        DateOnly raw = RawLastDay(terms, days);
        return terms.Limit.EffectiveRoll == RollRule.Forward ? days.OnOrAfter(raw) : raw;
    }

    private static DateOnly WorkingDays(Terms terms, DayCounter days)
    {
        DateOnly zero = terms.Limit.Kind == LimitKind.Floor
            ? FloorDayZero(terms, days)
            : DayZero(terms.Limit.StartRule, terms.StartDate, days);
        return Pauses.Apply(terms, zero, days.After(zero, terms.Total), days, workingDays: true);
    }

    private static DateOnly CalendarDays(Terms terms, DayCounter days)
    {
        TimeLimit limit = terms.Limit;
        StartRule rule = limit.Kind == LimitKind.Floor ? StartRule.V1 : limit.StartRule;
        DateOnly start = rule == StartRule.V3 ? days.OnOrAfter(terms.StartDate) : terms.StartDate;
        DateOnly last = limit.Unit switch
        {
            LimitUnit.Week => start.AddDays(7 * terms.Total),
            LimitUnit.Month => start.AddMonths(terms.Total),
            LimitUnit.Year => start.AddYears(terms.Total),
            _ => start.AddDays(terms.Total),
        };
        bool months = limit.Unit is LimitUnit.Month or LimitUnit.Year;
        if (rule == StartRule.V2 && !(months && last.Day < start.Day))
        {
            // Where the month has no corresponding day, its last day ends the period however the start day counts.
            last = last.AddDays(-1);
        }

        DateOnly zero = rule == StartRule.V2 ? start.AddDays(-1) : start;
        return Pauses.Apply(terms, zero, last, days, workingDays: false);
    }

    private static DateOnly NamedDate(TimeLimit limit, DateOnly start)
    {
        if (limit.Date is { } date)
        {
            return date;
        }

        if (limit.MonthDay is null || !TimeLimitCheck.TryMonthDay(limit.MonthDay, out int month, out int day))
        {
            throw new ArgumentException("A fixedDate limit needs date or monthDay (MM-dd).", nameof(limit));
        }

        DateOnly thisYear = InYear(start.Year, month, day);
        return thisYear >= start ? thisYear : InYear(start.Year + 1, month, day);
    }

    private static DateOnly InYear(int year, int month, int day) =>
        new(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));

    private static DateOnly OfMonth(TimeLimit limit, Terms terms, DayCounter days)
    {
        DateOnly first = new(terms.StartDate.Year, terms.StartDate.Month, 1);
        DateOnly due = InMonth(first);
        return due >= terms.StartDate ? due : InMonth(first.AddMonths(1));

        DateOnly InMonth(DateOnly start)
        {
            DateOnly nth = days.After(start.AddDays(-1), terms.Total);
            return limit.NotAfterDay is { } bound && nth > start.AddDays(bound - 1) ? start.AddDays(bound - 1) : nth;
        }
    }

    /// <summary>The day at which the end is read: the last day, or with M4 the working day after it.</summary>
    private static DateOnly StepDay(Terms terms, DateOnly due, DayCounter days) =>
        WaitsForWorkingDay(terms.Limit) ? days.After(due, 1) : due;

    private static DateTimeOffset EndOf(Terms terms, DateOnly due, DayCounter days)
    {
        TimeLimit limit = terms.Limit;
        if (WaitsForWorkingDay(limit))
        {
            return ChinaTime.StartOf(days.After(due, 1));
        }

        return limit.EndRule == EndRule.EndOfDay
            ? ChinaTime.EndOf(due)
            : ChinaTime.At(
                due, limit.ClosesAt ?? throw new ArgumentException("closeOfBusiness needs closesAt.", nameof(terms)));
    }

    private static bool WaitsForWorkingDay(TimeLimit limit) =>
        limit.Kind == LimitKind.Floor && limit.FloorRule == FloorRule.M4;

    private static Deadline ByTheClock(Terms terms)
    {
        ThrowUnlessPositive(terms.Limit, terms.Total);
        TimeSpan length = terms.Limit.Unit == LimitUnit.Hour
            ? TimeSpan.FromHours(terms.Total)
            : TimeSpan.FromMinutes(terms.Total);
        DateTimeOffset due = Pauses.Apply(terms, ChinaTime.At(terms.Start) + length);
        DateOnly date = ChinaTime.DateOf(due.AddTicks(-1));
        bool suspended = terms.OpenPause is not null && terms.OpenPause.From < due;
        return new Deadline(terms.Limit.Kind, terms.StartDate, date, due, false, false, date, suspended);
    }

    private static void ThrowUnlessPositive(TimeLimit limit, int total)
    {
        if (total <= 0)
        {
            throw new ArgumentException($"A limit counts at least 1 {limit.Unit}, not {total}.", nameof(limit));
        }
    }
}
