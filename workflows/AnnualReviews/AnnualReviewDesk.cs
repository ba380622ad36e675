using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.AnnualReviews;

/// <summary>The annual review (年审) of a sponsor: the report, the judgement, and what the pack's gate says without them. Pure.</summary>
/// <remarks>
/// Steps, clock and gate are the pack's; a pack without such a gate knows no ban. A returned report moves no date.
/// Source: the county in Hebei, part 4(4); conflicts C-13 and A-19.
/// </remarks>
public static partial class AnnualReviewDesk
{
    /// <summary>The procedure.</summary>
    public const string Procedure = "ANN";

    /// <summary>The limit of a pack's report; null where the instrument asks for none.</summary>
    public static ClockRule? LimitOf(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        Plan plan = Planner.Resolve(pack, Procedure, new Facts());
        return ReportOf(plan)?.Step.Clock is { } id ? pack.Clock(id) : null;
    }

    /// <summary>Completes a task of the review: the report handed in, judged, corrected.</summary>
    public static Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);

        // A report that comes after the limit is late, also where the limit's alarm has not rung yet.
        if (AlarmBell.Ring(turn) > 0)
        {
            Weigh(turn);
        }

        bool rejects = completion.Outcome is "refused" or "returned";
        Plan plan = ChainDesk.PlanOf(turn.File, turn.Law);
        PlannedStep? step = plan.Steps.FirstOrDefault(s => s.Id == task.Kind);
        if (rejects && (task.Kind == "correct" || step is { Step.Action: not StepAction.Decide }))
        {
            return new Refusal("use-done", "年审报告以 done 提交。", "The annual report is handed in with 'done'.");
        }

        if (task.Kind == "correct")
        {
            return Corrected(turn, plan, task, completion);
        }

        if (step is not { Step.Action: StepAction.Decide })
        {
            return ChainDesk.Complete(turn, task, completion);
        }

        if (!rejects)
        {
            turn.CancelTasks(static t => t.Kind == "correct");
            MeetReport(turn, plan);
            Change(turn, static r => r with { Passed = true });
        }

        // Without the ban a failed review has no consequence that a later report could end: the case ends.
        return completion.Outcome == "returned" || (rejects && plan.Gates.Any(IsOperating))
            ? Rejected(turn, plan, step, task, completion)
            : ChainDesk.Complete(turn, task, completion);
    }

    /// <summary>Ends a review whose sponsor has no account left: nobody owes a report of nothing, and no ban has an object.</summary>
    public static void Lapse(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.File.EndedAt is not null)
        {
            return;
        }

        string rule = LimitOf(turn.Law.Pack)?.Clause ?? turn.File.Clocks.Values.First().Rule;
        Change(turn, r => r.Ban is { } ban ? WithLast(r, ban with { LiftedAt = turn.Now, LiftedBy = turn.Actor.User }) : r);
        turn.CancelClocks();
        turn.CancelTasks(static _ => true);
        turn.Change(f => f with { State = "lapsed", EndedAt = turn.Now });
        turn.Record("annual-review.lapsed", rule);
        AnnualReviewLetters.Tell(turn, "lapsed", AnnualReviewLetters.Lapsed(turn, rule));
    }

    private static Refusal? Rejected(CaseTurn turn, Plan plan, PlannedStep step, CaseTask task, Completion completion)
    {
        if (string.IsNullOrWhiteSpace(completion.Reason))
        {
            return ChainDesk.ReasonRequired;
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        if (ChainDesk.FourEyes(turn, plan, step, facts) is { } twice)
        {
            return twice;
        }

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        ChainDesk.Attach(turn, completion.Documents);
        bool failed = completion.Outcome == "refused";
        PlannedStep report = ReportOf(plan)!;
        CaseTask correction = turn.File.Tasks.Values.FirstOrDefault(static t => t is { Kind: "correct", State: TaskState.Open })
            ?? turn.OpenTask(
                "correct",
                turn.File.Unit,
                ChainDesk.RolesIn(turn.File, turn.File.Unit, report.Step.Roles),
                task.Rule,
                data: new JsonObject { ["step"] = report.Id, ["reason"] = completion.Reason },
                evidence: report.Step.Evidence);

        // Returned, it is judged again whenever the supervising unit sees fit; failed, when another report is there.
        ImmutableSortedDictionary<string, StepRecord> steps = facts.Steps.Remove(step.Id);
        facts = facts with
        {
            Steps = failed
                ? steps.SetItem(report.Id, steps[report.Id] with { State = StepState.Open, TaskId = correction.TaskId })
                : steps,
            Review = failed ? facts.Review! with { Passed = false } : facts.Review,
        };
        turn.Change(f => f.WithFacts(facts));
        if (!failed && ClockOf(turn.File, report) is { } clock && turn.Now < clock.DueAt)
        {
            turn.ResumeClock(clock.Id);
        }

        turn.ChangeTasks(t => t.TaskId == correction.TaskId, t => t with { DueAt = turn.File.DueAt });
        turn.Record(failed ? "annual-review.failed" : "step.returned", task.Rule);
        turn.Tell(
            $"returned:{turn.Tip.Seq}",
            AnnualReviewLetters.SponsorOf(turn.File),
            AnnualReviewLetters.Rejected(turn, task, completion.Reason, failed));
        ChainDesk.Advance(turn);
        return null;
    }

    private static Refusal? Corrected(CaseTurn turn, Plan plan, CaseTask task, Completion completion)
    {
        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        ChainDesk.Attach(turn, completion.Documents);
        string report = ReportOf(plan)!.Id;
        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            StepRecord before = facts.Steps[report];
            StepRecord done = before with { State = StepState.Done, By = [.. before.By.Union(ChainDesk.Hands(turn))], At = turn.Now };
            return f.WithFacts(facts with { Steps = facts.Steps.SetItem(report, done) });
        });
        MeetReport(turn, plan);
        turn.Record("step.corrected", task.Rule);
        foreach (CaseTask judging in turn.File.Tasks.Values.Where(t => t.State == TaskState.Open && plan.Steps.Any(s => s.Id == t.Kind)))
        {
            turn.Tell($"corrected:{turn.Tip.Seq}", $"{judging.Unit}.{judging.Roles[0]}", AnnualReviewLetters.Corrected(turn, judging));
        }

        ChainDesk.Advance(turn);
        return null;
    }

    private static void MeetReport(CaseTurn turn, Plan plan)
    {
        if (ClockOf(turn.File, ReportOf(plan)!) is { } clock)
        {
            turn.MeetClock(clock.Id);
        }
    }

    private static void Change(CaseTurn turn, Func<AnnualReviewFacts, AnnualReviewFacts> change) => turn.Change(f =>
    {
        ChainFacts facts = f.FactsAs<ChainFacts>();
        return f.WithFacts(facts with { Review = change(facts.Review!) });
    });

    private static AnnualReviewFacts WithLast(AnnualReviewFacts review, OperatingBan ban) =>
        review with { Bans = review.Bans.SetItem(review.Bans.Count - 1, ban) };

    private static PlannedStep? ReportOf(Plan plan) => plan.Steps.FirstOrDefault(static s => s.Step.Action == StepAction.File);

    private static CaseClock? ClockOf(CaseFile file, PlannedStep report) =>
        file.Clocks.Values.FirstOrDefault(c => c.Limit == report.Step.Clock);
}
