using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Tests.Law;

public sealed class PlanDetailTests
{
    [Fact]
    public void Checklist_EveryItem_IsAskedForWhereItApplies()
    {
        foreach (Pack pack in Shipped.Library.Packs)
        {
            foreach (Checklist checklist in pack.Checklists)
            {
                foreach (ChecklistItem item in checklist.Items)
                {
                    Facts applies = FactMaker.Satisfying(pack, item.When);
                    Assert.Contains(Asked(pack, checklist, applies), i => i.Id == item.Id);
                    if (item.When is not null)
                    {
                        Facts not = FactMaker.Breaking(item.When, new Facts());
                        Assert.DoesNotContain(Asked(pack, checklist, not), i => i.Id == item.Id);
                    }
                }
            }
        }
    }

    [Fact]
    public void Checklist_OfAnhua_AsksForNineMaterialsOfWhichTwoMayNotApply()
    {
        Pack anhua = Shipped.Library.Pack("anhua-2023");
        Checklist nine = anhua.Checklists.Single(c => c.Id == "nine-materials");
        Facts plain = new Facts().With("outsourced", false).With("newsOrAudiovisual", false);

        Assert.Equal(9, nine.Items.Count);
        Assert.Equal(7, Asked(anhua, nine, plain).Count);
        Assert.Equal(9, Asked(anhua, nine, new Facts().With("outsourced").With("newsOrAudiovisual")).Count);
    }

    [Fact]
    public void Route_EveryRule_IsTakenWhereItsFactsHold()
    {
        foreach (Pack pack in Shipped.Library.Packs)
        {
            foreach (RoutingRule rule in pack.Routing)
            {
                Facts facts = FactMaker.Satisfying(pack, rule.When);
                string procedure = rule.Procedures.Count > 0 ? rule.Procedures[0] : "OPN";
                RoutingRule? taken = Planner.Resolve(pack, procedure, facts).Route;

                // A child's own rule comes before its parent's: who is competent is the child's to say.
                bool overruled = pack.Parent is not null && pack.Document.Routing.All(r => r.Id != rule.Id);
                Assert.True(taken == rule || overruled, $"{pack.Id} {rule.Id}: {taken?.Id}");
            }
        }
    }

    [Theory]
    [InlineData("government", "county", false, "government", StepLevel.Superior)]
    [InlineData("department", "county", false, "department", StepLevel.SupervisingUnit)]
    [InlineData("government", "township", false, "township", StepLevel.SupervisingUnit)]
    [InlineData("department", "county", true, "vertical", StepLevel.Superior)]
    [InlineData("central", "county", false, "central", StepLevel.Superior)] // Article 7
    public void Route_OfAFilingUnderYunnan_IsTiered(
        string body, string level, bool vertical, string rule, StepLevel to)
    {
        Facts facts = new Facts { OwnerBody = body, OwnerLevel = level }.With("vertical", vertical);

        RoutingRule route = Planner.Resolve(Shipped.Yunnan, "FIL", facts).Route!;

        Assert.Equal((rule, to), (route.Id, route.To));
    }

    [Fact]
    public void Steps_OfAGroup_WaitForNothingOfEachOtherAndTheNextWaitsForAll()
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "CLS", new Facts { Reason = "work" });

        Assert.Empty(plan.Steps[0].After);
        Assert.Empty(plan.Steps[1].After);
        Assert.Equal(["collective", "head"], plan.Steps[2].After);
    }

    [Fact]
    public void Steps_OneLeftOut_PassesItsPlaceOn()
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "OPN", new Facts { AccountName = "便民服务" });

        Assert.DoesNotContain(plan.Steps, s => s.Id == "same-level-consent");
        Assert.Equal(["collective", "head"], plan.Steps.Single(s => s.Id == "open").After);
    }

    [Fact]
    public void Steps_OfSixReviews_NeedAnotherPersonWhereTheTextWantsOne()
    {
        Plan plan = Planner.Resolve(Shipped.Library.Pack("tongnan-2022"), "REV", new Facts());

        ChainStep proof = plan.Steps.Single(s => s.Id == "proof-3").Step;
        Assert.DoesNotContain("review-2", proof.DistinctFrom); // TN-15g: the deputy head does both.
        Assert.Equal(["deputy-head"], proof.Roles);
    }

    [Fact]
    public void Resolve_UnknownProcedure_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Planner.Resolve(Shipped.Yunnan, "XXX", new Facts()));

    [Theory]
    [InlineData("firstOnPlatform")] // Follows from the unit's other accounts.
    [InlineData("nonsense")]
    public void Facts_StatingWhatCannotBeStated_IsRefused(string fact) =>
        Assert.Throws<ArgumentException>(() => new Facts().With(fact));

    private static IReadOnlyList<ChecklistItem> Asked(Pack pack, Checklist checklist, Facts facts) =>
        Planner.Resolve(pack, checklist.Procedures[0], facts).Checklists.Single(c => c.Id == checklist.Id).Items;
}
