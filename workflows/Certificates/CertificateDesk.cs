using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Certificates;

/// <summary>Keeps one certificate (证照) of a unit's roster: recorded, reminded of, renewed, expired, withdrawn. Pure.</summary>
/// <remarks>
/// Nothing is deleted: a renewal adds a term, a withdrawal ends the case and seals it. What ends a term is the document's
/// own day or the pack's rotation; reminders and rungs are management targets.
/// Source: Yunnan Measures, articles 8, 30 and 37; Tongnan, articles 6 and 36 to 38; the county in Hebei, part 4(3).
/// </remarks>
public static class CertificateDesk
{
    /// <summary>The procedure: recurring duties of people, devices and passwords.</summary>
    public const string Procedure = "DUT";

    /// <summary>The task of renewing it.</summary>
    public const string RenewTask = "renew";

    // Documents without an end are recorded without a last day, not with the calendar's own.
    private static readonly DateOnly LastDay = new(2999, 12, 31);

    /// <summary>Puts a certificate on the roster.</summary>
    public static Refusal? Begin(CaseTurn turn, CertificateStart start, string codeVersion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(start);
        if (CertificateDuty.Of(turn.Law.Pack, start.Kind) is not { } duty)
        {
            string kinds = string.Join(", ", CertificateKind.All.Where(k => CertificateDuty.Of(turn.Law.Pack, k) is not null).Select(static k => k.Id));
            string title = turn.Law.Pack.Instrument.Title.Zh;
            return new Refusal(
                "no-rule",
                $"《{title}》没有关于{start.Kind.Name.Zh}（{start.Kind.Id}）的规定；可为：{(kinds.Length == 0 ? "无" : kinds)}。",
                $"{turn.Law.Pack.Instrument.Title.En} asks for no {start.Kind.Name.En} ({start.Kind.Id}); it asks for: {(kinds.Length == 0 ? "none" : kinds)}.");
        }

        if (Check(turn, duty, start.Term) is { } refusal)
        {
            return refusal;
        }

        turn.Open(new CaseFile
        {
            CaseNo = turn.CaseNo,
            Procedure = Procedure,
            Jurisdiction = start.Jurisdiction,
            Unit = start.Unit.Id,
            Supervising = start.Unit.Supervising,
            Supervisor = start.Unit.Supervisor,
            State = "valid",
            ReceivedAt = turn.Now,
            Pins = new Pins(codeVersion, turn.Law.Pack.Id, turn.Law.Pack.Version, turn.Law.Calendar.Version),
        });
        turn.Change(f => f.WithFacts(new CertificateFacts
        {
            Certificate = start.Kind.Id,
            Rule = duty.Clause.Id,
            Article = duty.Clause.Article,
            AccountId = start.AccountId,
            Role = start.Role,
            Person = start.Person,
            Terms = [],
        }));
        if (start.Holder is { } holder)
        {
            turn.Keep("holder", holder);
        }

        Add(turn, duty, start.Term);
        turn.Record("certificate.recorded", duty.Clause.Id);
        return null;
    }

    /// <summary>Renews it: another term follows, by another document.</summary>
    public static Refusal? Renew(CaseTurn turn, NewTerm term)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(term);
        if (turn.File.EndedAt is not null)
        {
            return Ended(turn);
        }

        CertificateDuty duty = DutyOf(turn);
        if (Check(turn, duty, term) is { } refusal)
        {
            return refusal;
        }

        if (duty.LimitOf(turn.Law.Pack, term.ValidUntil) is { Limit.Date: { } last } && last < ChinaTime.DateOf(turn.Now))
        {
            return new Refusal(
                "certificate-not-in-force",
                $"续办的{duty.Kind.Name.Zh}已于 {ClockLetters.Day(last)} 期满，不能代替。依据：{turn.Law.Cite(duty.Clause.Id)}。",
                $"The renewed {duty.Kind.Name.En} ended on {last:yyyy-MM-dd} itself.")
            {
                Rule = duty.Clause.Id,
                Article = duty.Clause.Article,
                Latest = ChinaTime.EndOf(last),
            };
        }

        foreach (CaseClock clock in turn.File.Clocks.Values.Where(static c => c.EndedAt is null).ToArray())
        {
            turn.MeetClock(clock.Id);
        }

        foreach (CaseTask task in turn.File.Tasks.Values.Where(static t => t is { Kind: RenewTask, State: TaskState.Open }).ToArray())
        {
            turn.EndTask(task.TaskId, "done");
        }

        Add(turn, duty, term);
        turn.Change(f => f with { State = "valid" });
        turn.Record("certificate.renewed", duty.Clause.Id);
        return null;
    }

    /// <summary>Takes it off the roster: whoever held it left, the contract ended. The record stays and is sealed.</summary>
    public static Refusal? Withdraw(CaseTurn turn, string reason)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.File.EndedAt is not null)
        {
            return Ended(turn);
        }

        CertificateFacts facts = turn.File.FactsAs<CertificateFacts>();
        turn.CancelClocks();
        turn.CancelTasks(static _ => true);
        turn.Change(f => f.WithFacts(facts with { Withdrawn = reason }) with { State = "withdrawn", EndedAt = turn.Now });
        turn.Record("certificate.withdrawn", facts.Rule);
        return null;
    }

    /// <summary>Completes the task of renewing: <c>data</c> holds the new term.</summary>
    public static Refusal? Complete(CaseTurn turn, Completion completion)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(completion);
        if (completion.Outcome is "refused" or "returned")
        {
            return new Refusal("use-done", "续办以 done 办结；不再续办的请撤下。", "A renewal is completed with 'done'; withdraw what is not renewed.");
        }

        return CompletionFields.Day(completion, "issuedOn") is not { } issued
            || (completion.Data?["validUntil"] is not null && CompletionFields.Day(completion, "validUntil") is null)
            ? Malformed("data.issuedOn, data.validUntil", "须是日期（YYYY-MM-DD），issuedOn 必填", "dates are expected (YYYY-MM-DD), issuedOn always")
            : Renew(turn, new NewTerm(
                issued,
                CompletionFields.Day(completion, "validUntil"),
                CompletionFields.Text(completion, "sha256"),
                completion.Data?["attested"] is JsonValue word && word.TryGetValue(out bool attested) && attested,
                completion.Documents));
    }

    /// <summary>Goes on after an alarm rang: asks for the renewal, and finds what has expired.</summary>
    public static void Advance(CaseTurn turn)
    {
        ArgumentNullException.ThrowIfNull(turn);
        if (turn.File.Clocks.Values.FirstOrDefault(static c => c.EndedAt is null) is not { } clock)
        {
            return;
        }

        if (!clock.Rung.IsEmpty && turn.File.Tasks.Values.All(static t => t is not { Kind: RenewTask, State: TaskState.Open }))
        {
            string[] roles = turn.File.Supervising ? ["account-manager", "supervisor"] : ["account-manager"];
            turn.OpenTask(RenewTask, turn.File.Unit, roles, clock.Rule, clock.DueAt);
            turn.Record("certificate.renewal-asked", clock.Rule, Actor.System);
        }

        if (clock.State == ClockState.Breached && turn.File.State == "valid")
        {
            turn.Change(f => f with { State = "expired" });
            turn.Record("certificate.expired", clock.Rule, Actor.System);
        }
    }

    private static void Add(CaseTurn turn, CertificateDuty duty, NewTerm term)
    {
        string[] documents =
        [
            .. term.Documents.Select(d => turn.Attach(d.Kind, d.Name, d.ContentType, d.Content, personal: true)),
        ];

        // A rotation counts from the act; a document's own day begins to matter when it is recorded.
        DateTimeOffset from = term.ValidUntil is null ? ChinaTime.StartOf(term.IssuedOn) : turn.Now;
        string? clock = duty.LimitOf(turn.Law.Pack, term.ValidUntil) is { } limit ? turn.StartClock(limit, from).Id : null;
        CertificateTerm added = new(
            term.IssuedOn, term.ValidUntil, clock, term.Sha256, term.Attested, [.. documents], turn.Actor.User, turn.Now);
        turn.Change(f =>
        {
            CertificateFacts facts = f.FactsAs<CertificateFacts>();
            return f.WithFacts(facts with { Terms = facts.Terms.Add(added) });
        });
    }

    private static Refusal? Check(CaseTurn turn, CertificateDuty duty, NewTerm term)
    {
        if (term.IssuedOn > ChinaTime.DateOf(turn.Now))
        {
            return Malformed("issuedOn", "须不晚于今天", "a date not after today is expected");
        }

        if (term.ValidUntil is { } last && (duty.Rotation is not null || last < term.IssuedOn))
        {
            return duty.Rotation is null
                ? Malformed("validUntil", "须不早于 issuedOn", "a date not before issuedOn is expected")
                : Malformed("validUntil", $"由条款的周期推算，不填写（{duty.Clause.Id}）", $"it is counted by the clause and not given ({duty.Clause.Id})");
        }

        if (term.ValidUntil > LastDay)
        {
            return Malformed("validUntil", "须不晚于2999-12-31", "a date not after 2999-12-31 is expected");
        }

        (string Zh, string En)? missing =
            duty.Kind.Ends && term.ValidUntil is null ? ("有效期的最后一日（validUntil）", "its last day (validUntil)")
            : duty.Kind.Attested ? (term.Attested ? null : ("经办人的确认（attested: true）", "your word for it (attested: true)"))
            : term.Documents.Count == 0 && term.Sha256 is null ? ("文件，或者另处保存的文件的 sha256", "a document, or the sha256 of one kept elsewhere")
            : null;
        return missing is not { } what ? null : new Refusal(
            "evidence-missing",
            $"登记{duty.Kind.Name.Zh}须有{what.Zh}。依据：{turn.Law.Cite(duty.Clause.Id)}。",
            $"A {duty.Kind.Name.En} is recorded with {what.En}.")
        {
            Rule = duty.Clause.Id,
            Article = duty.Clause.Article,
        };
    }

    private static CertificateDuty DutyOf(CaseTurn turn)
    {
        CertificateFacts facts = turn.File.FactsAs<CertificateFacts>();
        CertificateKind kind = CertificateKind.Find(facts.Certificate)!;
        return CertificateDuty.Of(turn.Law.Pack, kind) ?? new CertificateDuty(kind, [turn.Law.Clause(facts.Rule)], null);
    }

    private static Refusal Ended(CaseTurn turn) => new(
        "case-ended", $"{turn.CaseNo} 已撤下，不再变动。", $"{turn.CaseNo} is withdrawn and does not change any more.");

    private static Refusal Malformed(string field, string zh, string en) => CompletionFields.Malformed(field, zh, en);
}
