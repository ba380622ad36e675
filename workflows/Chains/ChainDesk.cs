using System.Collections.Immutable;
using GovMedia.Rules;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Certificates;

namespace GovMedia.Workflows.Chains;

/// <summary>Carries out what a pack plans for an account: gates, steps in their order, clocks, the notice. Pure.</summary>
/// <remarks>Which steps, who takes them and on what evidence is the pack's; nothing of it stands here.</remarks>
public static partial class ChainDesk
{
    private static readonly StepAction[] Consents =
        [StepAction.Approve, StepAction.DecideCollectively, StepAction.Sign, StepAction.Seal, StepAction.Decide];

    /// <summary>Begins a case: refused by a hard gate, or opened with its first tasks and clocks.</summary>
    public static Refusal? Begin(CaseTurn turn, ChainStart start, string codeVersion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(start);
        Plan plan = Planner.Resolve(turn.Law.Pack, start.Procedure, start.Facts);
        if (!plan.HasRule)
        {
            LocalText silence = plan.Silences[0];
            return new Refusal("no-rule", silence.Zh, silence.En);
        }

        if ((Opened(turn, start.Facts) ?? Banned(turn.Law, start) ?? CheckGates(turn, plan, start.Overrides)) is { } refusal)
        {
            return refusal;
        }

        turn.Open(new CaseFile
        {
            CaseNo = turn.CaseNo,
            Procedure = start.Procedure,
            Jurisdiction = start.Jurisdiction,
            Unit = start.Unit.Id,
            Supervising = start.Unit.Supervising,
            Supervisor = start.Unit.Supervisor,
            State = "open",
            ReceivedAt = turn.Now,
            Pins = new Pins(codeVersion, turn.Law.Pack.Id, turn.Law.Pack.Version, turn.Law.Calendar.Version),
        });
        ChainFacts facts = new()
        {
            AccountId = start.AccountId,
            StartedBy = turn.Actor.User,
            Superior = start.Unit.Superior,
            Facts = start.Facts,
            Form = start.Form,
            PromulgatedAt = start.PromulgatedAt,
            Gap = start.Gap,
            Review = start.Year is { } year ? new AnnualReviewFacts { Year = year } : null,
        };
        turn.Change(f => f.WithFacts(facts));
        if (start.Campaign is { } campaign)
        {
            turn.Change(f => f with { Links = f.Links.SetItem(CampaignDesk.Link, campaign) });
        }

        Attach(turn, start.Documents);
        CertificateProof.Link(turn, start.Certificates ?? []);
        Find(turn, plan);
        foreach (GateFinding gate in plan.Gates.Where(g => g.NeedsOverride))
        {
            AskOverride(turn, gate, start.Overrides[gate.Gate.Id]);
        }

        turn.Record($"{Verb(start.Procedure)}.begun", plan.Citations is [Clause first, ..] ? first.Id : null);
        Advance(turn);
        return null;
    }

    /// <summary>Opens every step whose turn it is; ends the case when none is left. Does nothing where nothing changed.</summary>
    public static void Advance(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.File.EndedAt is not null)
        {
            return;
        }

        AnnualReviewDesk.Weigh(turn);
        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        if (facts.Overrides.Values.Any(static o => o.ApprovedBy is null))
        {
            return;
        }

        Plan plan = PlanOf(turn.File, turn.Law);
        if (Drop(turn, plan, facts))
        {
            turn.Record("step.not-needed", null, Ledger.Actor.System);
            facts = turn.File.FactsAs<ChainFacts>();
        }

        PlannedStep[] ready = [.. plan.Steps.Where(s => !facts.Steps.ContainsKey(s.Id) && s.After.All(a => IsDone(plan, facts, a)))];
        foreach (PlannedStep step in ready)
        {
            OpenStep(turn, plan, step);
            turn.Record("step.opened", step.Clauses[0].Id, Ledger.Actor.System);
        }

        facts = turn.File.FactsAs<ChainFacts>();
        Chase(turn, plan, facts);
        if (turn.File.Tasks.Values.All(static t => t is not { Kind: Questions, State: TaskState.Open })
            && plan.Steps.All(s => facts.Steps.TryGetValue(s.Id, out StepRecord? r) && r.State != StepState.Open))
        {
            turn.CancelClocks();
            turn.CancelTasks(static _ => true);
            turn.Change(f => f with { State = "completed", EndedAt = turn.Now, ObserveAt = null });
            turn.Record($"{Verb(turn.File.Procedure)}.completed", null, Ledger.Actor.System);
        }
    }

    /// <summary>Completes a task of the chain. Who may has been checked.</summary>
    public static Refusal? Complete(CaseTurn turn, CaseTask task, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);
        if (task.Kind.StartsWith("override-", StringComparison.Ordinal))
        {
            return AnswerOverride(turn, task, completion);
        }

        if (task.Kind == "correct")
        {
            return Corrected(turn, task, completion);
        }

        if (task.Kind == Questions)
        {
            return Answered(turn, task, completion);
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        Plan plan = PlanOf(turn.File, turn.Law);
        PlannedStep step = plan.Steps.First(s => s.Id == StepOf(task));
        if (CompletionFields.Check(completion, turn.Now) is { } malformed)
        {
            return malformed;
        }

        if (FourEyes(turn, plan, step, facts) is { } twice)
        {
            return twice;
        }

        if (completion.Outcome is "refused" or "returned")
        {
            return Rejected(turn, task, step, completion);
        }

        return Effect(turn, plan, step) ?? Done(turn, plan, step, task, completion);
    }

    /// <summary>The plan of a case as it stands: the pack's answer to what is known by now.</summary>
    public static Plan PlanOf(CaseFile file, CaseLaw law)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(law);
        ChainFacts facts = file.FactsAs<ChainFacts>();
        Plan plan = Planner.Resolve(law.Pack, file.Procedure, facts.Facts);
        bool receipt = plan.Steps.Any(static s => s.Step.Action == StepAction.Record)
            ? IsActionDone(plan, facts, StepAction.Record)
            : IsActionDone(plan, facts, StepAction.File);
        Facts known = facts.Facts
            .With("filingReceipt", receipt)
            .With("noticeStood", facts.Notice is { } notice
                && (notice.Clock is null || file.Clocks[notice.Clock].State == ClockState.Met));
        if (IsActionDone(plan, facts, StepAction.Cancel))
        {
            known = known.With("certificationCancelled");
        }

        if (IsActionDone(plan, facts, StepAction.Approve))
        {
            known = known.With("unitApproved");
        }

        if (IsActionDone(plan, facts, StepAction.Merge))
        {
            known = known.With("merged");
        }

        return Planner.Resolve(law.Pack, file.Procedure, AnnualReviewDesk.Known(file, facts, plan, known));
    }

    /// <summary>The step a task belongs to.</summary>
    public static string StepOf(CaseTask task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Kind;
    }

    // A fact that became known can make a step needless; its task then goes away, undone.
    private static bool Drop(CaseTurn turn, Plan plan, ChainFacts facts)
    {
        string[] gone =
        [
            .. facts.Steps
                .Where(s => s.Value.State == StepState.Open && plan.Steps.All(p => p.Id != s.Key))
                .Select(static s => s.Key),
        ];
        foreach (string step in gone)
        {
            turn.CancelTasks(t => t.TaskId == facts.Steps[step].TaskId || (t.Kind == "correct" && t.Data?["step"]?.GetValue<string>() == step));
            foreach (CaseClock clock in turn.File.Clocks.Values.Where(c => c.EndedAt is null && c.Id == StartedFor(turn, step)).ToArray())
            {
                turn.CancelClock(clock.Id);
            }

            turn.Change(f =>
            {
                ChainFacts now = f.FactsAs<ChainFacts>();
                return f.WithFacts(now with { Steps = now.Steps.Remove(step) });
            });
        }

        return gone.Length > 0;
    }

    private static string? StartedFor(CaseTurn turn, string step) =>
        turn.Law.Pack.Chains
            .Where(c => c.Procedures.Contains(turn.File.Procedure))
            .SelectMany(static c => c.Steps)
            .FirstOrDefault(s => s.Id == step)?.Clock;

    private static bool IsDone(Plan plan, ChainFacts facts, string stepId)
    {
        if (facts.Steps.TryGetValue(stepId, out StepRecord? record) && record.State is StepState.Done or StepState.Spared)
        {
            return true;
        }

        // One of an OR group is enough.
        PlannedStep? step = plan.Steps.FirstOrDefault(s => s.Id == stepId);
        return step?.Step is { Group: { } group, Join: Join.Or }
            && plan.Steps.Any(s => s.Step.Group == group && facts.Steps.GetValueOrDefault(s.Id)?.State == StepState.Done);
    }

    private static bool IsActionDone(Plan plan, ChainFacts facts, StepAction action) =>
        plan.Steps.Any(s => s.Step.Action == action && facts.Steps.GetValueOrDefault(s.Id)?.State == StepState.Done);

    private static void Set(CaseTurn turn, string stepId, StepRecord record) =>
        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            return f.WithFacts(facts with { Steps = facts.Steps.SetItem(stepId, record) });
        });

    internal static void Attach(CaseTurn turn, IReadOnlyList<NewDocument> documents)
    {
        foreach (NewDocument document in documents)
        {
            turn.Attach(document.Kind, document.Name, document.ContentType, document.Content, personal: false);
        }
    }

    internal static IEnumerable<string> Hands(CaseTurn turn) =>
        turn.Actor.OnBehalfOf is { } principal ? [turn.Actor.User, principal] : [turn.Actor.User];

    private static string UnitAt(CaseFile file, ChainFacts facts, StepLevel level) => level switch
    {
        StepLevel.OwnUnit or StepLevel.OtherUnit => file.Unit,
        StepLevel.Superior => facts.Superior ?? file.Supervisor ?? file.Unit,
        _ => file.Supervisor ?? file.Unit,
    };

    // A supervising unit that sponsors an account acts through its own officers.
    internal static IEnumerable<string> RolesIn(CaseFile file, string unit, IEnumerable<string> roles) =>
        file.Supervising && unit == file.Unit
            ? roles.SelectMany(static r => r switch
            {
                "unit-head" => (string[])["unit-head", "supervisor-head"],
                "deputy-head" => ["deputy-head", "supervisor-head"],
                "account-manager" => ["account-manager", "supervisor"],
                _ => [r],
            })
            : roles;

    internal static string Verb(string procedure) => procedure switch
    {
        "OPN" => "opening",
        "FIL" => "filing",
        "CHG" => "change",
        "CLS" => "closure",
        "CAN" => "cancellation",
        AnnualReviewDesk.Procedure => "annual-review",
        _ => "refiling",
    };
}
