using System.Globalization;
using GovMedia.Rules.Calendar;

namespace GovMedia.Rules.Deadlines;

/// <summary>The alarms of a limit: reminders before its end, the end itself, escalation after it.</summary>
/// <remarks>
/// Reminders and escalations ring at 09:00 China time of working days, the end at the end. The supervising unit hears
/// on the next working day after it, then every fifth. A suspended limit is silent.
/// </remarks>
public static class Alarms
{
    /// <summary>All alarms in order of time, without end unless the plan ends; take what is needed.</summary>
    /// <param name="deadline">Where the limit ends.</param>
    /// <param name="start">When it began; a reminder at or before it is left out.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="calendar">The working days; escalation stops where its projection does.</param>
    public static IEnumerable<Alarm> Of(
        Deadline deadline, DateTimeOffset start, AlarmPlan plan, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(calendar);
        return deadline.Suspended ? [] : All(deadline, start, plan, calendar);
    }

    /// <summary>The first alarm after an instant; null when none is left.</summary>
    /// <param name="deadline">Where the limit ends.</param>
    /// <param name="start">When it began.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="calendar">The working days.</param>
    /// <param name="after">The instant, exclusive.</param>
    public static Alarm? Next(
        Deadline deadline, DateTimeOffset start, AlarmPlan plan, WorkingCalendar calendar, DateTimeOffset after) =>
        Of(deadline, start, plan, calendar).FirstOrDefault(a => a.At > after);

    private static IEnumerable<Alarm> All(
        Deadline deadline, DateTimeOffset start, AlarmPlan plan, WorkingCalendar calendar)
    {
        string end = ChinaTime.At(deadline.DueAt).ToString("yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture);
        foreach (Alarm reminder in Reminders(deadline, plan, calendar, end).OrderBy(r => r.At))
        {
            if (reminder.At > start && reminder.At < deadline.DueAt)
            {
                yield return reminder;
            }
        }

        AlarmKind kind = deadline.Kind switch
        {
            LimitKind.Floor => AlarmKind.Matured,
            LimitKind.Target => AlarmKind.TargetMissed,
            _ => AlarmKind.Breach,
        };
        yield return new Alarm(deadline.DueAt, kind, 0, $"end@{end}");
        if (deadline.Kind == LimitKind.Floor || plan.EscalateAfterWorkingDays is not { } wait)
        {
            yield break;
        }

        int toCome = calendar.CountWorkingDays(deadline.DueDate, calendar.ProjectedThrough);
        for (int rung = 1; wait <= toCome && rung <= (plan.LastRung ?? int.MaxValue); rung++)
        {
            DateTimeOffset at = ChinaTime.MorningOf(calendar.WorkingDayAfter(deadline.DueDate, wait));
            yield return new Alarm(at, AlarmKind.Escalation, rung, Key($"escalation-{rung}@{end}"));
            if (plan.EscalateEveryWorkingDays is not { } every)
            {
                yield break;
            }

            wait += every;
        }
    }

    private static IEnumerable<Alarm> Reminders(
        Deadline deadline, AlarmPlan plan, WorkingCalendar calendar, string end)
    {
        foreach (int minutes in plan.RemindMinutesBefore)
        {
            yield return new Alarm(
                deadline.DueAt.AddMinutes(-minutes), AlarmKind.Reminder, minutes, Key($"reminder-{minutes}m@{end}"));
        }

        foreach (int days in plan.RemindWorkingDaysBefore)
        {
            // A day before the start would ring before there was anything to remind of, or lie before coverage.
            DateOnly before = deadline.StartDate < calendar.CoverageFrom ? calendar.CoverageFrom : deadline.StartDate;
            if (days == 0 || calendar.CountWorkingDays(before.AddDays(-1), deadline.DueDate.AddDays(-1)) >= days)
            {
                DateOnly day = calendar.WorkingDayBefore(deadline.DueDate, days);
                yield return new Alarm(
                    ChinaTime.MorningOf(day), AlarmKind.Reminder, days, Key($"reminder-{days}@{end}"));
            }
        }
    }

    private static string Key(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
