using System.Globalization;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;

namespace GovMedia.Workflows.Cases;

/// <summary>What a case's clocks ring, and when: reminders before the limit, the limit, rungs after it.</summary>
/// <remarks>
/// A limit that lies beyond the calendars' coverage is not known to be reached; it rings a warning instead of a breach,
/// and the breach waits for the calendar (no adverse consequence on a provisional date).
/// </remarks>
public static class Alarms
{
    /// <summary>When the next alarm rings or a notice is looked at; null where nothing is to come.</summary>
    public static DateTimeOffset? Next(CaseFile file, CaseLaw law) =>
        file.EndedAt is not null ? null : Pending(file, law).Select(static a => (DateTimeOffset?)a.At).Append(file.ObserveAt).Min();

    /// <summary>The alarms that should have rung by an instant and have not, in the order of their times.</summary>
    public static IReadOnlyList<Alarm> Due(CaseFile file, CaseLaw law, DateTimeOffset now) =>
        [.. Pending(file, law).Where(a => a.At <= now).OrderBy(static a => a.At).ThenBy(static a => a.Kind)];

    private static IEnumerable<Alarm> Pending(CaseFile file, CaseLaw law)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(law);
        return file.Clocks.Values
            .Where(static c => c.EndedAt is null)
            .SelectMany(c => Of(c, law.RuleOf(c), law.Calendar))
            .Where(a => !file.Clocks[a.Clock].Rung.ContainsKey(a.Key))
            .Concat(file.Tasks.Values.SelectMany(t => WaitingTask.AlarmsOf(t, law)));
    }

    private static IEnumerable<Alarm> Of(CaseClock clock, ClockRule rule, WorkingCalendar calendar)
    {
        string due = clock.DueDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        DateOnly aim = AlarmDays.Aim(rule.Limit, clock.DueDate);
        foreach (int days in clock.State == ClockState.Running ? rule.Reminders : [])
        {
            if (AlarmDays.Reminder(clock.StartedAt, aim, clock.DueAt, days, calendar) is { } at)
            {
                yield return new Alarm(clock.Id, string.Create(CultureInfo.InvariantCulture, $"remind-{days}:{due}"), at, AlarmKind.Reminder, days);
            }
        }

        string again = clock.Rearmed?.ToString("'@'yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
        if (clock.State == ClockState.Running)
        {
            yield return new Alarm(clock.Id, clock.Provisional ? $"provisional:{due}" : $"limit{again}", clock.DueAt, AlarmKind.Limit);
        }

        if (clock.Provisional)
        {
            yield break;
        }

        foreach (Rung rung in rule.Escalation)
        {
            string name = rung.Id + again;
            DateTimeOffset[] turns = rung.RepeatEvery is null
                ? []
                : [.. clock.Rung.Where(r => r.Key.StartsWith(name + ":", StringComparison.Ordinal)).Select(static r => r.Value)];
            int days = turns.Length == 0
                ? rung.WorkingDaysAfter
                : AlarmDays.NextTurn(clock.DueDate, rung.WorkingDaysAfter, rung.RepeatEvery!.Value, turns.Max(), calendar);
            if (AlarmDays.Rung(clock.DueDate, clock.DueAt, days, rung.At, calendar) is { } at)
            {
                string key = rung.RepeatEvery is null
                    ? name
                    : string.Create(CultureInfo.InvariantCulture, $"{name}:{turns.Length + 1:000}");
                yield return new Alarm(clock.Id, key, at, AlarmKind.Escalation, 0, rung);
            }
        }
    }
}
