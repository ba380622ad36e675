using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Rules;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Chains;

// What must hold: gates, their overrides, four eyes, the notice's period.
public static partial class ChainDesk
{
    private static Refusal? CheckGates(CaseTurn turn, Plan plan, IReadOnlyDictionary<string, string> overrides)
    {
        if (plan.Refusals.FirstOrDefault(static g => !IsOfTheProcess(g)) is { } bar)
        {
            return Barred(bar, "gate-refused", turn.Law.Pack);
        }

        GateFinding[] soft = [.. plan.Gates.Where(g => g.NeedsOverride && !overrides.ContainsKey(g.Gate.Id))];
        return soft.Length == 0
            ? null
            : Barred(soft[0], "override-required") with
            {
                Message = string.Concat(soft.Select(static g =>
                    $"{g.Say("zh-CN")}属“原则上”的要求：确需例外的，请在 overrides.{g.Gate.Id} 中写明理由，由{RoleNames.Of(g.Gate.Override!.ApproverRole).Zh}审批。")),
                English = string.Join(' ', soft.Select(static g =>
                    $"{g.Say("en")} This is a rule in principle: give a reason in overrides.{g.Gate.Id}; the {RoleNames.Of(g.Gate.Override!.ApproverRole).En} approves it.")),
            };
    }

    /// <summary>Whether a fact comes about by the case's own steps and cannot be stated.</summary>
    public static bool IsOfTheProcess(string fact) =>
        fact is "filingReceipt" or "noticeStood" or "certificationCancelled" or "merged" or "unitApproved"
        || AnnualReviewDesk.IsOfTheReview(fact);

    // Facts that come about in the course of the case; until then they are no ground for refusing to begin it.
    private static bool IsOfTheProcess(GateFinding gate) =>
        IsFound(gate) || gate.Gate.Requires.Terms.Keys.Any(IsOfTheProcess);

    // A change goes on with what may not go on. Its filing, its closure and its handing over to another sponsor do not.
    private static Refusal? Banned(CaseLaw law, ChainStart start)
    {
        if (start is not { Procedure: "CHG", Ban: { } ban } || start.Facts.Stated.GetValueOrDefault("sponsorChanged"))
        {
            return null;
        }

        string cited = law.Pack.TryClause(ban.Rule, out _) ? law.Cite(ban.Rule) : $"{ban.Rule}（{ban.Article}）";
        return new Refusal(
            "operating-banned",
            $"{ban.Unit} 自 {ClockLetters.Moment(ban.Since)} 起不得继续运营（{ban.CaseNo}），年审合格前不办理变更；关停、注销、备案和变更主办单位不受影响。依据：{cited}。",
            $"{ban.Unit} may not go on operating since {ClockLetters.Moment(ban.Since)} ({ban.CaseNo}); no change but that of the sponsor begins before the review is passed.")
        {
            Rule = ban.Rule,
            Article = ban.Article,
        };
    }

    // What has happened already cannot be refused: an account opened before its approval is found and recorded.
    private static bool IsFound(GateFinding gate) => gate.Gate.Requires.Terms.ContainsKey("approvedFirst");

    private static void Find(CaseTurn turn, Plan plan)
    {
        foreach (GateFinding gate in plan.Refusals.Where(IsFound))
        {
            ChainFacts facts = turn.File.FactsAs<ChainFacts>();
            if (facts.Findings.All(f => f.Gate != gate.Gate.Id))
            {
                Finding finding = new(gate.Gate.Id, gate.Clauses[0].Id, gate.Gate.Message.Zh, turn.Now);
                turn.Change(f => f.WithFacts(facts with { Findings = facts.Findings.Add(finding) }));
            }
        }
    }

    // The facts as they would be known after a completion: a hard gate that they close refuses it.
    private static Refusal? Stated(CaseTurn turn, Plan plan, Completion completion)
    {
        HashSet<string> before = [.. plan.Refusals.Select(static g => g.Gate.Id)];
        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        Facts known = CompletionFields.Known(facts.Facts, completion);
        if (known == facts.Facts)
        {
            return null;
        }

        return Planner.Resolve(turn.Law.Pack, turn.File.Procedure, known).Refusals
            .FirstOrDefault(g => !before.Contains(g.Gate.Id) && !IsOfTheProcess(g)) is { } bar
            ? Barred(bar, "gate-refused")
            : null;
    }

    private static Refusal Barred(GateFinding gate, string code, Pack? pack = null)
    {
        LocalText accepted = gate.Gate.Requires.Terms.ContainsKey("platformApproved") && pack is not null ? Platforms(pack) : new("", "");
        return new Refusal(code, gate.Say("zh-CN") + accepted.Zh, gate.Say("en") + accepted.En)
        {
            Rule = gate.Clauses[0].Id,
            Article = gate.Clauses[0].Article,
        };
    }

    private static LocalText Platforms(Pack pack)
    {
        LawListItem[] items = [.. pack.Lists.Where(static l => l.Id == "platforms").SelectMany(static l => l.Items)];
        return new LocalText(
            $"已核准的平台：{string.Join("、", items.Select(static i => $"{i.Name.Zh}（{i.Id}）"))}。",
            $" Approved are: {string.Join(", ", items.Select(static i => $"{i.Name.En} ({i.Id})"))}.");
    }

    private static void AskOverride(CaseTurn turn, GateFinding gate, string reason)
    {
        GateOverride how = gate.Gate.Override!;
        string unit = UnitAt(turn.File, turn.File.FactsAs<ChainFacts>(), how.Level);
        turn.OpenTask(
            $"override-{gate.Gate.Id}",
            unit,
            RolesIn(turn.File, unit, [how.ApproverRole]),
            gate.Clauses[0].Id,
            data: new JsonObject { ["gate"] = gate.Gate.Id, ["reason"] = reason },
            notBy: Hands(turn),
            evidence: how.Evidence,
            waitsFrom: turn.Now);
        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            return f.WithFacts(facts with
            {
                Overrides = facts.Overrides.SetItem(gate.Gate.Id, new GateOverrideRecord(reason, turn.Actor.User)),
            });
        });
    }

    private static Refusal? AnswerOverride(CaseTurn turn, CaseTask task, Completion completion)
    {
        if (completion.Outcome is "refused" or "returned" && string.IsNullOrWhiteSpace(completion.Reason))
        {
            return ReasonRequired;
        }

        string gate = task.Data!["gate"]!.GetValue<string>();
        turn.EndTask(task.TaskId, completion.Outcome, completion.Reason);
        Attach(turn, completion.Documents);
        if (completion.Outcome is "refused" or "returned")
        {
            End(turn, "refused");
            turn.Record("gate.override-refused", task.Rule);
            return null;
        }

        turn.Change(f =>
        {
            ChainFacts facts = f.FactsAs<ChainFacts>();
            GateOverrideRecord asked = facts.Overrides[gate];
            return f.WithFacts(facts with
            {
                Overrides = facts.Overrides.SetItem(gate, asked with { ApprovedBy = turn.Actor.User, ApprovedAt = turn.Now }),
            });
        });
        turn.Record("gate.overridden", task.Rule);
        Advance(turn);
        return null;
    }

    /// <summary>The gates, at the step that makes the matter take effect.</summary>
    private static Refusal? Effect(CaseTurn turn, Plan plan, PlannedStep step)
    {
        if (step.Step.Action == StepAction.Notice
            && plan.Gates.FirstOrDefault(static g => g.Bars && g.Gate.Requires.Terms.ContainsKey("filingReceipt")) is { } filing)
        {
            return Barred(filing, "filing-receipt-missing");
        }

        if (step.Step.Action != StepAction.CarryOut || turn.File.Procedure == "OPN")
        {
            return null;
        }

        ChainFacts facts = turn.File.FactsAs<ChainFacts>();
        CaseClock? floor = facts.Notice?.Clock is { } id ? turn.File.Clocks[id] : null;
        bool stood = floor is { Provisional: false } && turn.Now >= floor.DueAt;
        GateFinding? bar = plan.Refusals.FirstOrDefault(g =>
            !ComesLater(plan, step, g) && !(stood && g.Gate.Requires.Terms.ContainsKey("noticeStood")));
        if (bar is null)
        {
            return null;
        }

        return bar.Gate.Requires.Terms.ContainsKey("noticeStood") && floor is not null
            ? NoticeRunning(turn, floor, bar)
            : Barred(bar, "gate-refused");
    }

    // What the chain itself brings about after this step cannot be asked for before it.
    private static bool ComesLater(Plan plan, PlannedStep step, GateFinding gate)
    {
        int here = plan.Steps.ToList().FindIndex(s => s.Id == step.Id);
        return gate.Gate.Requires.Terms.Keys.Any(fact => plan.Steps.Skip(here + 1).Any(s => Brings(s.Step.Action) == fact));
    }

    private static string? Brings(StepAction action) => action switch
    {
        StepAction.Record => "filingReceipt",
        StepAction.Cancel => "certificationCancelled",
        StepAction.Merge => "merged",
        _ => null,
    };

    private static Refusal NoticeRunning(CaseTurn turn, CaseClock floor, GateFinding gate) =>
        new(
            "notice-period-running",
            $"公告期未满：公告自 {ClockLetters.Day(floor.StartDate)} 起须满期限，最早可于 {ClockLetters.Day(DateOnly.FromDateTime(ChinaTime.At(floor.DueAt).DateTime))} 0 时起办理（先公告、后生效为本平台的默认决定 A-4）。依据：{turn.Law.Cite(floor.Rule)}。",
            $"The notice still runs; the earliest lawful instant is {ChinaTime.At(floor.DueAt):yyyy-MM-ddTHH:mm:sszzz} (notice first, effect after: decision A-4; {gate.Clauses[0].Id}).")
        {
            Rule = floor.Rule,
            Article = floor.Article,
            Earliest = floor.DueAt,
        };

    internal static Refusal? FourEyes(CaseTurn turn, Plan plan, PlannedStep step, ChainFacts facts)
    {
        IEnumerable<string> distinct = step.Step.DistinctFrom
            .Concat(plan.Steps.Where(s => s.Step.DistinctFrom.Contains(step.Id)).Select(static s => s.Id));
        IEnumerable<string> others = distinct.SelectMany(d => facts.Steps.GetValueOrDefault(d)?.By ?? []);
        if (Consents.Contains(step.Step.Action))
        {
            others = others.Append(facts.StartedBy);
        }

        return others.Intersect(Hands(turn), StringComparer.Ordinal).Any()
            ? new Refusal(
                "four-eyes",
                $"同一人不得办理须由不同人办理的步骤“{step.Id}”。依据：{turn.Law.Cite(step.Clauses[0].Id)}，以及本平台的双人原则。",
                $"Step '{step.Id}' must be taken by another person (four eyes).")
            {
                Rule = step.Clauses[0].Id,
                Article = step.Clauses[0].Article,
            }
            : null;
    }
}
