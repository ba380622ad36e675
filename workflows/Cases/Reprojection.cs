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
public sealed class Reprojection(CaseRegister register, Sweeper sweeper, LawBook laws)
{
    private const int Batch = 256;

    /// <summary>Re-projects all open cases in bounded batches.</summary>
    /// <param name="wake">Wakes the orchestration of a case whose alarms moved.</param>
    /// <param name="cancellation">Stops between batches; running it again goes on where it stopped.</param>
    /// <returns>How many cases were counted by another calendar than before.</returns>
    public async Task<int> RunAsync(Func<Decision, Task> wake, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wake);
        CalendarSet newest = await laws.CalendarsAsync(cancellation);
        int changed = 0;
        await foreach (CaseSummary[] batch in sweeper.OpenAsync(cancellation).Chunk(Batch).WithCancellation(cancellation))
        {
            Decision[] decisions = await Task.WhenAll(batch.Select(c => ReprojectAsync(c.CaseNo, newest, cancellation)));
            foreach (Decision decision in decisions.Where(static d => d.Pending is not null))
            {
                changed++;
                await wake(decision);
            }
        }

        return changed;
    }

    private async Task<Decision> ReprojectAsync(string caseNo, CalendarSet newest, CancellationToken cancellation)
    {
        CaseRecord? record = await register.ReadAsync(caseNo, cancellation);
        if (record is null)
        {
            return new Decision(null, null, null);
        }

        Pack pack = (await laws.PinnedAsync(record.File.Pins, cancellation)).Pack;
        CaseLaw law = new(pack, laws.CalendarOf(pack, newest));
        return await register.ChangeAsync(caseNo, Actor.System, Reproject, law, cancellation);
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
        foreach (CaseClock clock in turn.File.Clocks.Values.Where(static c => c.State == ClockState.Running && c.EndedAt is null).ToArray())
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
            turn.ChangeTasks(t => t.DueAt == clock.DueAt, t => t with { DueAt = counted.DueAt });
        }

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
        ClockRule rule = turn.Law.Pack.Clock(to.Limit);
        Letter letter = ClockLetters.Moved(turn, from, to, rule);
        turn.Tell(key, AlarmBell.Desk(turn.File, to), letter);
        if (turn.File.ApplicantHasMail && to.Unit == turn.File.Unit)
        {
            turn.Tell($"{key}:applicant", OutboxItem.Applicant, letter);
        }
    }
}
