using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.AnnualReviews;

// The ban: what the pack's gate says to the report and the judgement.
public static partial class AnnualReviewDesk
{
    private const string Submitted = "reportSubmitted";
    private const string Passed = "reviewPassed";

    /// <summary>What is known of the report and the judgement, for the pack's gates. Before its limit a report that is not
    /// there yet is an open question.</summary>
    internal static Facts Known(CaseFile file, ChainFacts chain, Plan plan, Facts known)
    {
        if (chain.Review is not { } review || ReportOf(plan) is not { } report)
        {
            return known;
        }

        bool handedIn = chain.Steps.GetValueOrDefault(report.Id)?.State == StepState.Done
            && file.Tasks.Values.All(static t => t is not { Kind: "correct", State: TaskState.Open });
        bool late = ClockOf(file, report) is { State: ClockState.Breached, EndedAt: null };
        known = handedIn || late ? known.With(Submitted, handedIn) : known;
        return review.Passed is { } passed ? known.With(Passed, passed) : known;
    }

    /// <summary>Puts the ban into effect that the pack's gate says, and lifts it when the gate is satisfied. Never in between.</summary>
    internal static void Weigh(CaseTurn turn)
    {
        if (turn.File.FactsAs<ChainFacts>().Review is not { } review)
        {
            return;
        }

        Plan plan = ChainDesk.PlanOf(turn.File, turn.Law);
        GateFinding[] gates = [.. plan.Gates.Where(IsOperating)];
        if (review.Ban is null && gates.FirstOrDefault(static g => g.Bars) is { } bar)
        {
            Impose(turn, plan, review, bar.Clauses[0]);
        }
        else if (review.Ban is { } ban && gates.All(static g => g.State == GateState.Satisfied))
        {
            Lift(turn, ban);
        }
    }

    /// <summary>Whether a fact comes about by a review's own steps.</summary>
    internal static bool IsOfTheReview(string fact) => fact is Submitted or Passed;

    private static void Impose(CaseTurn turn, Plan plan, AnnualReviewFacts review, Clause clause)
    {
        OperatingBan ban = review.Passed == false
            ? new(OperatingBan.Failed, clause.Id, clause.Article, turn.Now)
            : new(OperatingBan.NoReport, clause.Id, clause.Article, ClockOf(turn.File, ReportOf(plan)!)!.DueAt);
        Change(turn, r => r with { Bans = r.Bans.Add(ban) });
        turn.Change(static f => f with { State = "banned" });
        turn.Record("operating-ban.imposed", clause.Id, Actor.System);
        AnnualReviewLetters.Tell(turn, "ban", AnnualReviewLetters.Banned(turn, review.Year, ban));
    }

    private static void Lift(CaseTurn turn, OperatingBan ban)
    {
        Change(turn, r => WithLast(r, ban with { LiftedAt = turn.Now, LiftedBy = turn.Actor.User }));
        turn.Change(static f => f with { State = "open" });
        turn.Record("operating-ban.lifted", ban.Rule);
        AnnualReviewLetters.Tell(turn, "resumed", AnnualReviewLetters.Resumed(turn, ban));
    }

    private static bool IsOperating(GateFinding gate) =>
        gate.Gate.Strength == GateStrength.Hard && gate.Gate.Requires.Terms.Keys.Any(IsOfTheReview);
}
