using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Cases;

/// <summary>Rings what is due: one ledger entry an alarm, and a message to each of those it is for.</summary>
public static class AlarmBell
{
    /// <summary>Rings every alarm of a case that is due; does nothing where none is.</summary>
    /// <returns>How many rang.</returns>
    public static int Ring(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        int rung = 0;
        while (Alarms.Due(turn.File, turn.Law, turn.Now) is [Alarm alarm, ..] && turn.Entries.Count + turn.Rows.Count < RowsPerTurn)
        {
            Ring(turn, alarm);
            rung++;
        }

        return rung;
    }

    // A register commit holds ninety rows, and what the procedure does next needs some. The rest rings in the next turn.
    private const int RowsPerTurn = 60;

    private static void Ring(CaseTurn turn, Alarm alarm)
    {
        if (alarm.Kind == AlarmKind.Waiting)
        {
            WaitingTask.Ring(turn, alarm);
            return;
        }

        CaseClock clock = turn.File.Clocks[alarm.Clock];
        ClockRule rule = turn.Law.RuleOf(clock);
        clock = clock with { Rung = clock.Rung.SetItem(alarm.Key, turn.Now) };
        string key = $"{clock.Id}:{alarm.Key}";
        string action = alarm.Kind switch
        {
            AlarmKind.Reminder => "clock.reminded",
            AlarmKind.Escalation => "clock.escalated",
            _ when clock.Provisional => "clock.provisional-date-passed",
            _ when clock.Kind == "floor" => "clock.matured",
            _ when clock.Kind == "target" => "clock.target-missed",
            _ => "clock.breached",
        };
        if (action is "clock.breached" or "clock.target-missed")
        {
            clock = clock with { State = ClockState.Breached };
        }
        else if (action == "clock.matured")
        {
            clock = clock with { State = ClockState.Met, EndedAt = turn.Now };
        }

        turn.Change(f => f with { Clocks = f.Clocks.SetItem(clock.Id, clock) });
        switch (alarm.Kind)
        {
            // Found after the limit, as after a long outage, or with a later one due too, as after a date came forward: the
            // reminder is recorded but would only confuse.
            case AlarmKind.Reminder when turn.Now < clock.DueAt && !Overtaken(turn, clock):
                turn.Tell(key, Desk(turn.File, clock), ClockLetters.Reminder(turn, clock, rule, DaysLeft(turn, clock, alarm)));
                break;
            case AlarmKind.Limit when clock.Provisional:
                turn.Tell(key, To(turn, clock, "unit-head"), ClockLetters.ProvisionalDatePassed(turn, clock, rule));
                break;
            case AlarmKind.Escalation:
                Climb(turn, clock, rule, alarm.Rung!, key);
                break;
            default:
                break;
        }

        turn.Record(action, clock.Rule, Actor.System);
    }

    private static bool Overtaken(CaseTurn turn, CaseClock clock) =>
        Alarms.Due(turn.File, turn.Law, turn.Now).Any(a => a.Clock == clock.Id && a.Kind == AlarmKind.Reminder);

    // Rung on its day it is the rule's number; rung late it is what is truly left.
    private static int DaysLeft(CaseTurn turn, CaseClock clock, Alarm alarm) =>
        Math.Min(alarm.DaysBefore, AlarmDays.Left(ChinaTime.DateOf(turn.Now), clock.DueDate, turn.Law.Calendar));

    private static void Climb(CaseTurn turn, CaseClock clock, ClockRule rule, Rung rung, string key)
    {
        foreach (string to in rung.To)
        {
            if (to == OutboxItem.Applicant)
            {
                if (turn.File.ApplicantHasMail)
                {
                    turn.Tell($"{key}:applicant", OutboxItem.Applicant, ClockLetters.LateForApplicant(turn, clock, rule));
                }
            }
            else
            {
                string address = To(turn, clock, to);
                turn.Tell($"{key}:{to}", address, ClockLetters.Late(turn, clock, rule, supervising: to == "supervising-unit"));
            }
        }
    }

    /// <summary>Where reminders of a clock go: the desk of the unit whose duty it is.</summary>
    internal static string Desk(CaseFile file, CaseClock clock) =>
        IsSupervising(file, clock) ? $"{clock.Unit}.supervisor" : $"{clock.Unit}.account-manager";

    /// <summary>Whether the unit whose duty a clock is, is a supervising one, with the roles of one.</summary>
    public static bool IsSupervising(CaseFile file, CaseClock clock)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(clock);
        return (clock.Unit == file.Unit && file.Supervising) || clock.Unit == file.Supervisor;
    }

    /// <summary>The unit and role that a name in a pack stands for.</summary>
    private static string To(CaseTurn turn, CaseClock clock, string name)
    {
        CaseFile file = turn.File;
        bool own = clock.Unit == file.Unit;
        return name switch
        {
            "supervising-unit" => file.Supervisor is { } above && own ? $"{above}.supervisor" : $"{clock.Unit}.supervisor-head",
            "unit-head" when IsSupervising(file, clock) => $"{clock.Unit}.supervisor-head",
            _ => $"{clock.Unit}.{name}",
        };
    }
}
