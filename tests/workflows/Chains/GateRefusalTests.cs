using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Rules.Tests.Law;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Tests.Support;
using GovMedia.Workflows.Vault;

namespace GovMedia.Workflows.Tests.Chains;

/// <summary>Every gate of every shipped pack, broken on purpose: refused, asked about or found, and always by its clause.</summary>
public sealed class GateRefusalTests : IDisposable
{
    private static readonly PackLibrary Packs = PackLibrary.LoadEmbedded();
    private readonly Disk _disk = new("2026-03-02T10:00");

    public static TheoryData<string, string, string> Gates()
    {
        TheoryData<string, string, string> gates = [];
        foreach (Pack pack in Packs.Packs)
        {
            foreach (Gate gate in pack.Gates)
            {
                foreach (string procedure in gate.Procedures.Intersect(ChainCase.Codes))
                {
                    if (ChainFor(pack, procedure) is not null)
                    {
                        gates.Add(pack.Id, procedure, gate.Id);
                    }
                }
            }
        }

        return gates;
    }

    [Theory]
    [MemberData(nameof(Gates))]
    public void Gate_Broken_NamesItsClause(string packId, string procedure, string gateId)
    {
        Pack pack = Packs.Packs.Single(p => p.Id == packId);
        Gate gate = pack.Gates.Single(g => g.Id == gateId);
        Facts facts = FactMaker.Satisfying(pack, gate.When, FactMaker.Satisfying(pack, ChainFor(pack, procedure)!.When));
        facts = FactMaker.Breaking(gate.Requires, facts);
        Plan plan = Planner.Resolve(pack, procedure, facts);
        Assert.Contains(plan.Refusals.Concat(plan.Gates.Where(static g => g.NeedsOverride)), g => g.Gate.Id == gateId);
        CaseTurn turn = Turn(pack);

        Refusal? refusal = ChainDesk.Begin(turn, Start(pack, procedure, facts), "test");

        if (refusal is not null)
        {
            // Facts that break one gate may break its neighbour too; whichever speaks first, it speaks with its clause.
            GateFinding speaking = plan.Gates.First(g => g.State == GateState.Refused && g.Clauses[0].Id == refusal.Rule);
            Assert.Equal(speaking.Clauses[0].Article, refusal.Article);
            Assert.Contains(speaking.Gate.Message.Zh, refusal.Message, StringComparison.Ordinal);
            Assert.Contains(refusal.Code, new[] { "gate-refused", "override-required" });
        }
        else if (turn.File.FactsAs<ChainFacts>().Findings is { IsEmpty: false } findings)
        {
            // It has happened already and cannot be refused any more.
            Assert.Contains(findings, f => f.Gate == gateId && gate.Clauses.Contains(f.Rule));
        }
        else
        {
            // It comes about in the course of the case: a later step waits for it.
            Assert.Contains(gate.Requires.Terms.Keys, static k =>
                k is "filingReceipt" or "noticeStood" or "certificationCancelled" or "merged" or "unitApproved");
        }
    }

    public void Dispose() => _disk.Dispose();

    private static Chain? ChainFor(Pack pack, string procedure) => pack.Chains.FirstOrDefault(c => c.Procedures.Contains(procedure));

    private CaseTurn Turn(Pack pack)
    {
        WorkingCalendar calendar = CalendarSet.Released.National;
        CaseCipher cipher = new CaseKeys(_disk.Secrets).For("rehearsal", new byte[32]);
        return new CaseTurn("YN-OPN-2026-000001-X", null, cipher, new CaseLaw(pack, calendar), _disk.Clock.Now, Office.Handler);
    }

    private static ChainStart Start(Pack pack, string procedure, Facts facts) => new(
        procedure,
        pack.Jurisdiction,
        new HandlingLine("unit", false, "office", null),
        "unit-wechat",
        facts,
        [],
        new Dictionary<string, string>(),
        []);
}
