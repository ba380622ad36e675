using System.Text.Json.Nodes;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Objections;

/// <content>To the unit it belongs with: the same case, the same number, the day of first receipt.</content>
public static partial class ObjectionDesk
{
    /// <summary>Hands the case to another unit. The receipt date stays, and so does the date that the citizen was
    /// told.</summary>
    /// <param name="turn">The turn, under the law that the case was received under.</param>
    /// <param name="to">The unit.</param>
    /// <param name="jurisdiction">Its jurisdiction.</param>
    /// <param name="bound">Whether its law gives the right to object. Where not, the date goes on as a service target
    /// (C-11).</param>
    /// <param name="reason">Why.</param>
    public static Refusal? Transfer(CaseTurn turn, HandlingUnit to, string jurisdiction, bool bound, string reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(to);
        if (Ended(turn) is { } ended)
        {
            return ended;
        }

        string from = turn.File.Unit;
        if (to.Id == from)
        {
            return Refuse(turn, Rule(turn).Clause, "same-unit", $"案件已在 {from} 办理。", $"The case is with {from} already.");
        }

        turn.CancelTasks(static t => t.Kind != OtherMeans.TellTask);
        turn.ChangeTasks(static _ => true, t => t with { Unit = to.Id, Roles = [.. to.Handlers], AssignedTo = null });
        turn.Change(f =>
        {
            ObjectionFacts facts = f.FactsAs<ObjectionFacts>();
            return f.WithFacts(facts with { Transfers = (facts.Transfers ?? []).Add(new(turn.Now, from, to.Id, jurisdiction)) }) with
            {
                Unit = to.Id,
                Supervising = to.Supervising,
                Supervisor = to.Supervisor,
                Clocks = f.Clocks.SetItems(f.Clocks
                    .Where(static c => c.Value.EndedAt is null)
                    .Select(c => KeyValuePair.Create(c.Key, Held(turn, c.Value with { Unit = to.Id }, bound)))),
            };
        });
        CaseClock clock = turn.File.Clocks[HandleClock];
        turn.OpenTask(
            HandleTask,
            to.Id,
            to.Handlers,
            clock.Rule,
            clock.DueAt,
            new JsonObject { ["transferredFrom"] = from, ["reason"] = reason, ["transferredBy"] = turn.Actor.User });
        turn.Record("objection.transferred", clock.Rule);
        turn.Tell($"transferred:{turn.Tip.Seq}:unit", $"{to.Id}.{to.Handlers[0]}", ObjectionLetters.ReceivedForUnit(turn, clock));
        if (turn.File.ApplicantHasMail)
        {
            turn.Tell($"transferred:{turn.Tip.Seq}", OutboxItem.Applicant, ObjectionLetters.Transferred(turn, clock));
        }

        return null;
    }

    // The same date either way. A unit that the clause does not bind aims at it; what was breached before stays so.
    private static CaseClock Held(CaseTurn turn, CaseClock clock, bool bound)
    {
        if (clock.Id != HandleClock || clock.State != ClockState.Running || bound == clock.Own is null)
        {
            return clock;
        }

        ClockRule rule = Rule(turn);
        return TurnClocks.Project(
            turn.Law, clock with { Own = bound ? null : rule with { Limit = rule.Limit with { Kind = LimitKind.Target } } });
    }
}
