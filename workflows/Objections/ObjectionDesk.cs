using System.Globalization;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Workflows.Objections;

/// <summary>What may be done in an objection case (异议), and what follows. Pure: each act is a turn on the case.</summary>
/// <remarks>Source: Yunnan Measures, article 45 (clauses YN-45a to YN-45e). Where a pack has the clock, it has the procedure.</remarks>
public static partial class ObjectionDesk
{
    /// <summary>The procedure's letters.</summary>
    public const string Procedure = "OBJ";

    /// <summary>The clock of the duty to handle.</summary>
    public const string HandleClock = "handle-objection";

    /// <summary>The clock of telling the applicant.</summary>
    public const string TellClock = "tell-applicant";

    /// <summary>The task of handling.</summary>
    public const string HandleTask = "handle";

    /// <summary>The head's task of approving an extension.</summary>
    public const string ExtensionTask = "approve-extension";

    /// <summary>Receives an objection: number, clock, first task, acknowledgement.</summary>
    public static Refusal? Receive(CaseTurn turn, ObjectionSubmission submission, HandlingUnit unit, string jurisdiction, string codeVersion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(unit);
        if (!turn.Law.Pack.TryClock(HandleClock, out ClockRule? rule))
        {
            return new Refusal(
                "no-rule",
                $"《{turn.Law.Pack.Instrument.Title.Zh}》未规定异议程序；可改为提交“纠错”反映（/api/reports）。",
                $"{turn.Law.Pack.Instrument.Title.En} has no objection procedure; a correction report (/api/reports) can be made instead.");
        }

        if (!turn.Law.Pack.InForce(GovMedia.Rules.Calendar.ChinaTime.DateOf(turn.Now)))
        {
            return Refuse(turn, rule.Clause, "not-in-force", "规则包尚未施行，不能受理。", "The instrument is not in force on this day.");
        }

        turn.Open(new CaseFile
        {
            CaseNo = turn.CaseNo,
            Procedure = Procedure,
            Jurisdiction = jurisdiction,
            Unit = unit.Id,
            Supervisor = unit.Supervisor,
            Supervising = unit.Supervising,
            ApplicantHasMail = submission.Applicant.Email is not null,
            State = "open",
            ReceivedAt = turn.Now,
            Pins = new Pins(codeVersion, turn.Law.Pack.Id, turn.Law.Pack.Version, turn.Law.Calendar.Version),
        });
        turn.Change(f => f.WithFacts(new ObjectionFacts
        {
            Ground = submission.Ground,
            AccountId = submission.AccountId,
            AccountName = submission.AccountName,
            PostUrl = submission.PostUrl,
            AddressedTo = unit.Id,
        }));
        turn.Keep("applicant", submission.Applicant);
        turn.Keep("statement", submission.Statement);
        AttachAll(turn, submission.Attachments, "attachment");
        CaseClock clock = turn.StartClock(HandleClock, turn.Now);
        turn.OpenTask(HandleTask, unit.Id, unit.Handlers, rule.Clause, clock.DueAt);
        turn.Record("objection.received", rule.Clause);
        if (turn.File.ApplicantHasMail)
        {
            turn.Tell("received", OutboxItem.Applicant, ObjectionLetters.Received(turn, clock));
        }

        turn.Tell("received:unit", $"{unit.Id}.{unit.Handlers[0]}", ObjectionLetters.ReceivedForUnit(turn, clock));
        return null;
    }

    /// <summary>Adds what the citizen submits later. The clock does not stop: no clause allows it .</summary>
    public static Refusal? Supplement(CaseTurn turn, string statement, IReadOnlyList<Attachment> attachments)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (Ended(turn) is { } ended)
        {
            return ended;
        }

        ObjectionFacts facts = turn.File.FactsAs<ObjectionFacts>();
        int number = facts.Supplements + 1;
        string key = string.Create(CultureInfo.InvariantCulture, $"supplement-{number}");
        turn.Keep(key, statement);
        AttachAll(turn, attachments, key);
        turn.Change(f => f.WithFacts(facts with { Supplements = number }));
        turn.Record("objection.supplemented");
        turn.Tell($"{key}:unit", $"{turn.File.Unit}.{UnitOf(turn.File).Handlers[0]}", ObjectionLetters.Supplemented(turn));
        return null;
    }

    /// <summary>Ends the case because the citizen takes the objection back.</summary>
    public static Refusal? Withdraw(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (Ended(turn) is { } ended)
        {
            return ended;
        }

        turn.CancelClocks();
        turn.CancelTasks(static _ => true);
        turn.Change(f => f with { State = "withdrawn", EndedAt = turn.Now });
        turn.Record("objection.withdrawn");
        if (turn.File.ApplicantHasMail)
        {
            turn.Tell("withdrawn", OutboxItem.Applicant, ObjectionLetters.Withdrawn(turn));
        }

        turn.Tell("withdrawn:unit", $"{turn.File.Unit}.{UnitOf(turn.File).Handlers[0]}", ObjectionLetters.Withdrawn(turn));
        return null;
    }

    /// <summary>Decides the case. Late or not, the decision is taken; the breach stays on record.</summary>
    public static Refusal? Decide(CaseTurn turn, string outcome, string reasons, string? measures)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (Ended(turn) is { } ended)
        {
            return ended;
        }

        ObjectionFacts facts = turn.File.FactsAs<ObjectionFacts>();
        turn.Keep("decision", new ObjectionDecision(outcome, reasons, measures, turn.Now));
        turn.Change(f => f.WithFacts(facts with { Outcome = outcome, DecidedAt = turn.Now, DecidedBy = turn.Actor.User }));
        turn.MeetClock(HandleClock);
        foreach (CaseTask task in turn.File.Tasks.Values.Where(static t => t is { Kind: HandleTask, State: TaskState.Open }).ToArray())
        {
            turn.EndTask(task.TaskId, "done");
        }

        turn.CancelTasks(static _ => true);
        bool tells = turn.Law.Pack.TryClock(TellClock, out ClockRule? tell);
        CaseClock? clock = tells ? turn.StartClock(TellClock, turn.Now) : null;
        turn.Change(f => f with { State = "decided" });
        if (turn.File.ApplicantHasMail)
        {
            turn.Change(f => f with { EndedAt = turn.Now });
            turn.Record("objection.decided", Rule(turn).Clause);
            turn.Tell("decided", OutboxItem.Applicant, ObjectionLetters.Decided(turn, outcome, reasons, measures));
        }
        else
        {
            // Mail reaches nobody: somebody must tell them and say how. The case ends with that.
            turn.OpenTask(OtherMeans.TellTask, turn.File.Unit, UnitOf(turn.File).Handlers, tell?.Clause ?? Rule(turn).Clause, clock?.DueAt);
            turn.Record("objection.decided", Rule(turn).Clause);
        }

        return null;
    }

    /// <summary>Records that an applicant whom mail does not reach was told, and how; of a decision, ends the case.</summary>
    public static Refusal? Told(CaseTurn turn, CaseTask task, string outcome, string? reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        if (OtherMeans.Told(turn, task, outcome, reason) is { } refusal)
        {
            return refusal;
        }

        // Before the decision it was a letter on the way to it; whoever was told of the decision needs no earlier one.
        if (turn.File.State != "open")
        {
            turn.CancelTasks(static _ => true);
            MeetTelling(turn);
            turn.Change(f => f with { EndedAt = f.EndedAt ?? turn.Now });
        }

        turn.Record("objection.applicant-told", task.Rule);
        return null;
    }

    /// <summary>Notes in the case that the decision's mail was accepted for delivery.</summary>
    public static void MeetTelling(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.File.Clocks.TryGetValue(TellClock, out CaseClock? clock) && clock.EndedAt is null)
        {
            turn.MeetClock(TellClock);
        }
    }

    /// <summary>Notes that the decision's mail, though accepted, did not arrive: the duty to tell is not done.</summary>
    /// <returns>When it is due; null where the pack sets no clock for it.</returns>
    public static DateTimeOffset? UndoTelling(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (!turn.File.Clocks.TryGetValue(TellClock, out CaseClock? clock))
        {
            return null;
        }

        turn.ResumeClock(TellClock);
        return clock.DueAt;
    }

    /// <summary>The unit that handles a case now.</summary>
    public static HandlingUnit UnitOf(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new HandlingUnit(file.Unit, file.Supervising, file.Supervisor);
    }

    private static ClockRule Rule(CaseTurn turn) => turn.Law.Pack.Clock(HandleClock);

    private static Refusal? Ended(CaseTurn turn) =>
        turn.File.State == "open"
            ? null
            : new Refusal("case-ended", $"案件 {turn.CaseNo} 已办结（{turn.File.State}）。", $"Case {turn.CaseNo} has ended ({turn.File.State}).");

    private static Refusal Refuse(CaseTurn turn, string rule, string code, string zh, string en) =>
        new(code, $"{zh}依据：{turn.Law.Cite(rule)}。", $"{en} Source: {rule}.")
        {
            Rule = rule,
            Article = turn.Law.Clause(rule).Article,
        };

    private static void AttachAll(CaseTurn turn, IReadOnlyList<Attachment> attachments, string kind)
    {
        List<string> names = [];
        foreach (Attachment attachment in attachments)
        {
            string neutral = string.Create(CultureInfo.InvariantCulture, $"{kind}-{names.Count + 1}");
            turn.Attach(kind, neutral, attachment.ContentType, attachment.Content, personal: true);
            names.Add(attachment.Name);
        }

        if (names.Count > 0)
        {
            turn.Keep($"{kind}:names", names);
        }
    }
}
