using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Chains;

// Questions that gates ask. Those of hard gates are chased once the account exists, and the case does not end before.
public static partial class ChainDesk
{
    private const string Questions = "answer-questions";

    /// <summary>Takes in answers to questions that were open; a hard gate that they close refuses them.</summary>
    public static Refusal? Answer(CaseTurn turn, Facts stated)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(stated);
        if (turn.File.EndedAt is not null)
        {
            return new Refusal("case-ended", $"案件 {turn.CaseNo} 已办结。", $"Case {turn.CaseNo} has ended.");
        }

        if (Opened(turn, stated) is { } early)
        {
            return early;
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        HashSet<string> before = [.. PlanOf(turn.File, turn.Law).Refusals.Select(static g => g.Gate.Id)];
        Plan after = Planner.Resolve(turn.Law.Pack, turn.File.Procedure, stated);
        if (after.Refusals.FirstOrDefault(g => !before.Contains(g.Gate.Id) && !IsOfTheProcess(g)) is { } bar)
        {
            return Barred(bar, "gate-refused");
        }

        turn.Change(f => f.WithFacts(facts with { Facts = stated }));
        Find(turn, PlanOf(turn.File, turn.Law));
        turn.Record("questions.answered");
        Advance(turn);
        return null;
    }

    // A day that is to come is a plan, not a fact that limits count from.
    private static Refusal? Opened(CaseTurn turn, Facts facts) => facts.OpenedOn > ChinaTime.DateOf(turn.Now)
        ? CompletionFields.Malformed("facts.openedOn", "须是不晚于今天的日期（YYYY-MM-DD）", "a date not after today is expected")
        : null;

    private static GateFinding[] Unanswered(Plan plan) =>
        [.. plan.Gates.Where(static g =>
            g.State == GateState.Open && g.Gate.Strength == GateStrength.Hard && !IsOfTheProcess(g))];

    // An account that exists cannot be refused any more, but a hard gate is not passed by silence.
    private static void Chase(CaseTurn turn, Plan plan, ChainFacts facts)
    {
        if (turn.File.Procedure != "OPN")
        {
            return;
        }

        GateFinding[] open = Unanswered(plan);
        CaseTask? asked = turn.File.Tasks.Values.FirstOrDefault(static t => t is { Kind: Questions, State: TaskState.Open });
        if (asked is not null && open.Length == 0)
        {
            turn.CancelTasks(static t => t.Kind == Questions);
            turn.Record("questions.closed", asked.Rule, Ledger.Actor.System);
        }
        else if (asked is null && open.Length > 0 && IsActionDone(plan, facts, StepAction.CarryOut))
        {
            CaseTask task = turn.OpenTask(
                Questions,
                turn.File.Unit,
                RolesIn(turn.File, turn.File.Unit, ["account-manager"]),
                open[0].Clauses[0].Id,
                data: new JsonObject { ["questions"] = AsJson(open) },
                waitsFrom: turn.Now);
            turn.Record("questions.asked", task.Rule, Ledger.Actor.System);
            turn.Tell($"task:{Questions}", $"{task.Unit}.{task.Roles[0]}", ChainLetters.QuestionsOpen(turn, task, open));
        }
    }

    private static JsonArray AsJson(IEnumerable<GateFinding> gates) =>
        [.. gates.Select(static g => (JsonNode)new JsonObject
        {
            ["gate"] = g.Gate.Id,
            ["rule"] = g.Clauses[0].Id,
            ["article"] = g.Clauses[0].Article,
            ["facts"] = new JsonArray([.. g.Missing.Select(static m => (JsonNode)JsonValue.Create(StatedAs(m)))]),
        })];

    // Whether the sponsor is named follows from the words of the certification, which is what can be stated.
    private static string StatedAs(string fact) => fact == "sponsorNamed" ? "certificationText" : fact;

    /// <summary>Answers to the chased questions. Some are kept too; the task stands until none is left.</summary>
    private static Refusal? Answered(CaseTurn turn, CaseTask task, Completion completion)
    {
        if (completion.Outcome is "refused" or "returned")
        {
            return new Refusal("use-done", "答复以 done 办结。", "Answers are given with 'done'.");
        }

        Plan plan = PlanOf(turn.File, turn.Law);
        if (CompletionFields.Check(completion, turn.Now) is { } malformed)
        {
            return malformed;
        }

        if (Stated(turn, plan, completion) is { } barred)
        {
            return barred;
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        Facts known = CompletionFields.Known(facts.Facts, completion);
        GateFinding[] before = Unanswered(plan);
        turn.Change(f => f.WithFacts(facts with { Facts = known }));
        GateFinding[] left = Unanswered(PlanOf(turn.File, turn.Law));
        if (left.SelectMany(static g => g.Missing).Order().SequenceEqual(before.SelectMany(static g => g.Missing).Order()))
        {
            return StillOpen(left);
        }

        Attach(turn, completion.Documents);
        if (left.Length == 0)
        {
            turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        }
        else
        {
            turn.ChangeTasks(t => t.TaskId == task.TaskId, t => t with { Data = new JsonObject { ["questions"] = AsJson(left) } });
        }

        Find(turn, PlanOf(turn.File, turn.Law));
        turn.Record("questions.answered", task.Rule);
        Advance(turn);
        return null;
    }

    private static Refusal StillOpen(GateFinding[] left)
    {
        string names = string.Join(", ", left.SelectMany(static g => g.Missing).Select(StatedAs).Distinct());
        return new Refusal(
            "questions-open",
            $"须在 data.facts 中答复：{names}。{left[0].Say("zh-CN")}",
            $"Answer in data.facts: {names}. {left[0].Say("en")}")
        {
            Rule = left[0].Clauses[0].Id,
            Article = left[0].Clauses[0].Article,
        };
    }
}
