using System.Text.Json.Nodes;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Objections;

namespace GovMedia.Workflows.Reports;

/// <summary>Takes reports from the public in, has them checked, and answers. Pure.</summary>
/// <remarks>
/// Source: where a pack times the check (Yunnan 41, Tongnan 24, Jin'an 15), its clock runs; where no instrument does, none
/// is invented. What is done on the platform about a report that proves true is the unit's act, recorded as the finding.
/// </remarks>
public static class ReportDesk
{
    /// <summary>The task of checking.</summary>
    public const string VerifyTask = "verify";

    /// <summary>Receives a report: number, clock where there is one, task, acknowledgement.</summary>
    public static Refusal? Receive(
        CaseTurn turn, ReportSubmission report, HandlingUnit unit, string jurisdiction, string codeVersion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(unit);
        bool mail = report.Contact?.Contains('@', StringComparison.Ordinal) == true;
        ClockRule? rule = ClockOf(turn.Law.Pack, report.Kind);
        string clause = rule?.Clause ?? ClauseOf(turn.Law.Pack, report.Kind).Id;
        turn.Open(new CaseFile
        {
            CaseNo = turn.CaseNo,
            Procedure = ReportKinds.ProcedureOf(report.Kind),
            Jurisdiction = jurisdiction,
            Unit = unit.Id,
            Supervising = unit.Supervising,
            Supervisor = unit.Supervisor,
            ApplicantHasMail = mail,
            State = "open",
            ReceivedAt = turn.Now,
            Pins = new Pins(codeVersion, turn.Law.Pack.Id, turn.Law.Pack.Version, turn.Law.Calendar.Version),
        });
        turn.Change(f => f.WithFacts(new ReportFacts { Kind = report.Kind, AccountName = report.AccountName, Url = report.Url }));
        turn.Keep("statement", report.Statement);
        if (report.Contact is { } contact)
        {
            turn.Keep("applicant", new Applicant("", mail ? contact : null, mail ? null : contact));
        }

        CaseClock? clock = rule is null ? null : turn.StartClock(rule.Id, turn.Now);
        turn.OpenTask(
            VerifyTask, unit.Id, unit.Handlers, clause, clock?.DueAt, new JsonObject { ["kind"] = report.Kind, ["url"] = report.Url });
        turn.Record("report.received", clause);
        if (mail)
        {
            turn.Tell("received", OutboxItem.Applicant, ReportLetters.Received(turn, clock));
        }

        turn.Tell("received:unit", $"{unit.Id}.{unit.Handlers[0]}", ReportLetters.ForUnit(turn, clause));
        return null;
    }

    /// <summary>Hands a report to the unit it belongs with. The day of receipt stays; in another jurisdiction that one's
    /// law applies from then on, counted from that day.</summary>
    /// <param name="turn">The turn, under the law of the jurisdiction it goes to.</param>
    /// <param name="to">The unit.</param>
    /// <param name="jurisdiction">Its jurisdiction, or that of the case where the unit supervises there.</param>
    /// <param name="reason">Why.</param>
    public static Refusal? Transfer(CaseTurn turn, HandlingUnit to, string jurisdiction, string reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(to);
        if (turn.File.EndedAt is not null)
        {
            return new Refusal("case-ended", $"案件 {turn.CaseNo} 已办结。", $"Case {turn.CaseNo} has ended.");
        }

        string from = turn.File.Unit;
        if (to.Id == from)
        {
            return new Refusal("same-unit", $"案件已在 {from} 办理。", $"The case is with {from} already.");
        }

        ReportFacts facts = turn.File.FactsAs<ReportFacts>();
        CaseLaw law = turn.Law;
        ClockRule? rule = ClockOf(law.Pack, facts.Kind);
        string clause = rule?.Clause ?? ClauseOf(law.Pack, facts.Kind).Id;
        bool elsewhere = jurisdiction != turn.File.Jurisdiction;
        turn.CancelTasks(static t => t.Kind == VerifyTask);
        if (elsewhere)
        {
            turn.CancelClocks();
        }

        turn.Change(f => f with
        {
            Jurisdiction = jurisdiction,
            Unit = to.Id,
            Supervising = to.Supervising,
            Supervisor = to.Supervisor,
            Pins = elsewhere ? new Pins(f.Pins.Code, law.Pack.Id, law.Pack.Version, law.Calendar.Version) : f.Pins,
            Clocks = f.Clocks.SetItems(f.Clocks
                .Where(static c => c.Value.EndedAt is null)
                .Select(c => KeyValuePair.Create(c.Key, c.Value with { Unit = to.Id }))),
        });
        CaseClock? clock = elsewhere && rule is not null
            ? turn.StartClock(rule.Id, turn.File.ReceivedAt)
            : turn.File.Clocks.Values.FirstOrDefault(static c => c.EndedAt is null);
        JsonObject data = new()
        {
            ["kind"] = facts.Kind,
            ["url"] = facts.Url,
            ["transferredFrom"] = from,
            ["reason"] = reason,
            ["transferredBy"] = turn.Actor.User,
        };
        turn.OpenTask(VerifyTask, to.Id, to.Handlers, clause, clock?.DueAt, data);
        turn.Record("report.transferred", clause);
        turn.Tell($"transferred:{turn.Tip.Seq}:unit", $"{to.Id}.{to.Handlers[0]}", ReportLetters.ForUnit(turn, clause));
        if (turn.File.ApplicantHasMail)
        {
            turn.Tell($"transferred:{turn.Tip.Seq}", OutboxItem.Applicant, ReportLetters.Transferred(turn, clock));
        }

        return null;
    }

    /// <summary>Records what was found, tells the reporter, ends the case.</summary>
    public static Refusal? Answer(CaseTurn turn, CaseTask task, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);
        if (string.IsNullOrWhiteSpace(completion.Reason))
        {
            return new Refusal("reason-required", "请在 reason 中写明核查结果。", "Say in 'reason' what was found.");
        }

        foreach (NewDocument document in completion.Documents)
        {
            turn.Attach(document.Kind, document.Name, document.ContentType, document.Content, personal: false);
        }

        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        foreach (string clock in turn.File.Clocks.Keys.ToArray())
        {
            turn.MeetClock(clock);
        }

        ReportFacts facts = turn.File.FactsAs<ReportFacts>();
        turn.Change(f => f.WithFacts(facts with { Finding = completion.Reason }) with { State = "answered", EndedAt = turn.Now });
        turn.Record("report.answered", task.Rule);
        if (turn.File.ApplicantHasMail)
        {
            turn.Tell("answered", OutboxItem.Applicant, ReportLetters.Answered(turn, completion.Reason));
        }

        return null;
    }

    /// <summary>Records that a reporter whom mail did not reach was told, and how.</summary>
    public static Refusal? Told(CaseTurn turn, CaseTask task, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(completion);
        if (OtherMeans.Told(turn, task, completion.Outcome, completion.Reason) is { } refusal)
        {
            return refusal;
        }

        turn.Record("report.reporter-told", task.Rule);
        return null;
    }

    /// <summary>The clock of checking a kind of report; null where the instrument sets none.</summary>
    public static ClockRule? ClockOf(Pack pack, string kind)
    {
        ArgumentNullException.ThrowIfNull(pack);
        string id = kind switch
        {
            "fake-account" => "verify-fake",
            "unlawful-content" => "verify-alert",
            _ => "correct",
        };
        return pack.TryClock(id, out ClockRule? rule) ? rule : null;
    }

    private static Clause ClauseOf(Pack pack, string kind)
    {
        string path = ReportKinds.ProcedureOf(kind) + ".";
        return pack.Clauses.FirstOrDefault(c => c.EnforcedBy.Any(e => e.StartsWith(path, StringComparison.Ordinal)))
            ?? pack.Clauses.First();
    }
}
