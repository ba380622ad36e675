using System.Globalization;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;

namespace GovMedia.Workflows.Cases;

/// <summary>Counts every open clock anew when a holiday notice was loaded or amended.</summary>
/// <remarks>Closed and breached clocks keep the calendar they were judged under. A date may move either way; those who were
/// told the old one are told the new one.</remarks>
public sealed class Reprojection(CaseRegister register, CaseList cases, LawBook laws)
{
    private const int AtOnce = 256;

    /// <summary>Re-projects all open cases, a bounded number at a time.</summary>
    /// <param name="wake">Wakes the orchestration of a case that has something to say or another alarm; settles it too.
    /// Called for several cases at once.</param>
    /// <param name="cancellation">Stops between cases; running it again goes on where it stopped.</param>
    /// <returns>How many cases were counted by another calendar than before.</returns>
    public async Task<int> RunAsync(Func<Decision, Task> wake, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wake);
        CalendarSet newest = await laws.CalendarsAsync(cancellation);
        foreach (string jurisdiction in laws.Packs.Packs.Select(static p => p.Jurisdiction).Distinct(StringComparer.Ordinal))
        {
            // Keeps the version that cases are about to pin.
            await laws.NewestAsync(jurisdiction, cancellation);
        }

        int changed = 0;
        await Parallel.ForEachAsync(
            cases.OpenAsync(cancellation: cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (open, stop) =>
            {
                if (await ReprojectAsync(open, newest, wake, stop))
                {
                    Interlocked.Increment(ref changed);
                }
            });
        return changed;
    }

    private async Task<bool> ReprojectAsync(
        CaseSummary summary, CalendarSet newest, Func<Decision, Task> wake, CancellationToken cancellation)
    {
        Decision decision = await register.ChangeAsync(
            summary.CaseNo,
            Actor.System,
            turn =>
            {
                DateTimeOffset? alarm = turn.File.NextAlarmAt;
                Refusal? refusal = Reproject(turn);
                if (turn.File.NextAlarmAt == alarm && turn.Entries is [{ Rule: null }])
                {
                    // No date moved: nobody is told anything, and the orchestration sleeps on.
                    turn.WakeNobody();
                }

                return refusal;
            },
            file => LawOf(file, newest),
            cancellation);
        if (decision.Pending is not null)
        {
            await wake(decision);
        }

        return decision.Receipt is not null;
    }

    private CaseLaw LawOf(CaseFile file, CalendarSet newest)
    {
        Pack pack = laws.Packs.Pack(file.Pins.Pack, file.Pins.PackVersion);
        return new CaseLaw(pack, laws.CalendarOf(pack, newest));
    }

    /// <summary>Counts a case's running clocks by the turn's calendar and pins it.</summary>
    public static Refusal? Reproject(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        string old = turn.File.Pins.Calendar;
        string now = turn.Law.Calendar.Version;
        if (old == now || turn.File.EndedAt is not null)
        {
            return null;
        }

        List<(CaseClock From, CaseClock To)> moved = [];
        CaseClock[] running = [.. turn.File.Clocks.Values.Where(static c => c.State == ClockState.Running && c.EndedAt is null)];
        foreach (CaseClock clock in running)
        {
            CaseClock counted = TurnClocks.Project(turn.Law, clock);
            if (counted.DueAt != clock.DueAt)
            {
                counted = counted with
                {
                    Changes = counted.Changes.Add(new ClockChange(turn.Now, clock.DueDate, counted.DueDate, $"{old} → {now}", "system")),
                };
                moved.Add((clock, counted));
            }

            turn.Change(f => f with { Clocks = f.Clocks.SetItem(clock.Id, counted) });
        }

        turn.FollowClocks(running);
        turn.Change(f => f with { Pins = f.Pins with { Calendar = now } });
        turn.Record("clock.reprojected", moved.Count > 0 ? moved[0].To.Rule : null, Actor.System);
        foreach ((CaseClock from, CaseClock to) in moved)
        {
            Tell(turn, from, to);
        }

        return null;
    }

    private static void Tell(CaseTurn turn, CaseClock from, CaseClock to)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"reprojected:{turn.Tip.Seq}:{to.Id}");
        ClockRule rule = turn.Law.RuleOf(to);
        Letter letter = ClockLetters.Moved(turn, from, to, rule);
        turn.Tell(key, AlarmBell.Desk(turn.File, to), letter);
        if (turn.File.ApplicantHasMail && to.Unit == turn.File.Unit)
        {
            turn.Tell($"{key}:applicant", OutboxItem.Applicant, letter);
        }
    }
}
