using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Tests.Law;

public sealed class GateTests
{
    /// <summary>Every gate of every pack, so that a gate that never closes fails here.</summary>
    public static TheoryData<string, string, string> All
    {
        get
        {
            TheoryData<string, string, string> rows = [];
            foreach (Pack pack in Shipped.Library.Packs)
            {
                foreach (Gate gate in pack.Gates)
                {
                    rows.Add(pack.Id, gate.Id, gate.Procedures[0]);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Gate_WhatItAsksForHolds_LetsPass(string packId, string gateId, string procedure) =>
        Assert.Equal(GateState.Satisfied, Find(packId, gateId, procedure, holds: true)!.State);

    [Theory]
    [MemberData(nameof(All))]
    public void Gate_WhatItAsksForDoesNotHold_RefusesWithItsClause(string packId, string gateId, string procedure)
    {
        GateFinding finding = Find(packId, gateId, procedure, holds: false)!;

        Assert.Equal(GateState.Refused, finding.State);
        Assert.Equal(finding.Gate.Strength == GateStrength.Hard, finding.Bars);
        Assert.Equal(finding.Gate.Strength == GateStrength.Soft, finding.NeedsOverride);
        Assert.Contains(finding.Clauses[0].Quote, finding.Say("zh-CN"), StringComparison.Ordinal);
        Assert.Contains($"第{finding.Clauses[0].Article}条", finding.Say("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void Gate_FactNotKnown_StaysOpenAndNamesIt()
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "OPN", new Facts());

        GateFinding finding = plan.Gates.Single(g => g.Gate.Id == "platform");
        Assert.Equal(GateState.Open, finding.State);
        Assert.Equal(["platformApproved"], finding.Missing);
    }

    [Theory]
    [InlineData("yunnan-2019", GateStrength.Hard)]
    [InlineData("anhua-2023", GateStrength.Hard)]
    [InlineData("hebei-county-2019", GateStrength.Soft)]
    [InlineData("tongnan-2022", null)]
    [InlineData("jinan-2025", null)]
    public void Gate_ForInternalDivisions_IsHardSoftOrAbsentByPack(string id, GateStrength? expected)
    {
        Plan plan = Planner.Resolve(Shipped.Library.Pack(id), "OPN", new Facts { OwnerKind = "division" });

        Assert.Equal(expected, plan.Gates.FirstOrDefault(g => g.Gate.Id == "division")?.Gate.Strength);
    }

    [Theory]
    [InlineData("yunnan-2019", "one-per-platform", true)] // One more on another platform harms nothing.
    [InlineData("anhua-2023", "one-account", false)] // The township has one for all platforms together.
    public void Gate_AccountOnAnotherPlatform_CountsWhereThePackCountsAllPlatforms(string id, string gate, bool passes)
    {
        Facts facts = new() { AccountName = "便民", OthersOnPlatform = [], OtherAccounts = ["便民"] };

        Plan plan = Planner.Resolve(Shipped.Library.Pack(id), "OPN", facts);

        Assert.Equal(passes ? GateState.Satisfied : GateState.Refused, plan.Gates.Single(g => g.Gate.Id == gate).State);
    }

    [Fact]
    public void Gate_OpenedBeforeApproved_IsRefusedUnderTongnan()
    {
        Facts facts = new() { OpenedOn = new DateOnly(2026, 3, 1), ApprovedOn = new DateOnly(2026, 3, 2) };

        Plan plan = Planner.Resolve(Shipped.Library.Pack("tongnan-2022"), "OPN", facts);

        Assert.Contains(plan.Refusals, g => g.Gate.Id == "approved-first" && g.Clauses[0].Id == "TN-08c");
    }

    [Theory]
    [InlineData("权威媒体", GateState.Refused)] // Anhua allows it, Yunnan does not: the parent applies.
    [InlineData("党和政府网站", GateState.Satisfied)]
    public void Gate_RepostSourceUnderAnhua_GoesByTheParentsList(string source, GateState expected)
    {
        Facts facts = new Facts { Importance = "ordinary", Source = source }.With("isRepost");

        Plan plan = Planner.Resolve(Shipped.Library.Pack("anhua-2023"), "REV", facts);

        Assert.Equal(expected, plan.Gates.Single(g => g.Gate.Id == "source-list").State);
    }

    private static GateFinding? Find(string packId, string gateId, string procedure, bool holds)
    {
        Pack pack = Shipped.Library.Pack(packId);
        Gate gate = pack.Gates.Single(g => g.Id == gateId);
        Facts facts = FactMaker.Satisfying(pack, gate.When);
        facts = holds ? FactMaker.Satisfying(pack, gate.Requires, facts) : FactMaker.Breaking(gate.Requires, facts);
        return Planner.Resolve(pack, procedure, facts).Gates.SingleOrDefault(g => g.Gate.Id == gateId);
    }
}
