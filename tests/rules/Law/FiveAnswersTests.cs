using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Tests.Law;

/// <summary>One closure, one opening and one post, each resolved under five laws that contradict each other.</summary>
public sealed class FiveAnswersTests
{
    private static readonly Facts Closure = new() { Reason = "work", OwnerKind = "unit", AccountName = "便民服务" };

    private static readonly Facts Opening = new()
    {
        AccountName = "便民服务",
        Platform = "微信",
        OwnerKind = "unit",
        OwnerBody = "department",
        OwnerLevel = "county",
        Purpose = "standing",
        OthersOnPlatform = [],
        OtherAccounts = [],
    };

    private static readonly Facts Post = new() { Importance = "major" };

    [Theory]
    [InlineData("yunnan-2019", "collective|head > file > receipt > notice > carry-out", 15)]
    [InlineData("tongnan-2022", "collective|head > file > receipt > notice > carry-out", 15)]
    [InlineData("anhua-2023",
        "collective&head > district-approval > file > receipt > external-registers > notice > carry-out > "
        + "cancel-certification", 15)]
    [InlineData("hebei-county-2019", "file > receipt > carry-out", 0)]
    public void Closure_ForWork_TakesTheChainOfItsPack(string id, string steps, int floor)
    {
        Plan plan = Planner.Resolve(Shipped.Library.Pack(id), "CLS", Closure.With("sponsorChanged", false)
            .With("mergeNeeded", false));

        Assert.Equal(steps, PlanText.Of(plan));
        Assert.Equal(floor, plan.Notice?.Floor?.Limit.Amount ?? 0);
        Assert.NotEmpty(plan.Citations);
    }

    [Fact]
    public void Closure_UnderFivePacks_IsAnsweredInFiveWays()
    {
        string[] answers = [.. Shipped.Library.Packs.Select(pack =>
        {
            Plan plan = Planner.Resolve(pack, "CLS", Closure.With("sponsorChanged"));
            string clauses = string.Join(' ', plan.Steps.SelectMany(s => s.Clauses).Select(c => c.Id).Distinct());
            return plan.HasRule ? $"{PlanText.Of(plan)} [{clauses}]" : plan.Silences[0].Zh;
        })];

        Assert.Equal(5, answers.Distinct().Count());
        Assert.Contains("《晋安区政务新媒体平台管理办法》对关停没有规定。", answers);
    }

    [Fact]
    public void Closure_UnderJinan_HasNoRule()
    {
        Plan plan = Planner.Resolve(Shipped.Library.Pack("jinan-2025"), "CLS", Closure);

        Assert.False(plan.HasRule);
        Assert.Empty(plan.Steps);
        Assert.Empty(plan.Clocks);
        Assert.Null(plan.Notice);
        Assert.Contains("has no rule on closure", Assert.Single(plan.Silences).En, StringComparison.Ordinal);
    }

    [Fact]
    public void Closure_UnderHebeiWhenTheSponsorChanged_NeedsANoticeWithoutLength()
    {
        Plan plan = Planner.Resolve(
            Shipped.Library.Pack("hebei-county-2019"), "CLS", Closure.With("sponsorChanged"));

        Assert.NotNull(plan.Notice);
        Assert.Null(plan.Notice.Floor);
        Assert.Equal("HB-4e", plan.Notice.Clauses[0].Id);
        Assert.Equal(["government-portal", "news-media"], plan.Notice.Channels);
        Assert.Contains(plan.Silences, s => s.En.Contains("sets no length", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yunnan-2019")]
    [InlineData("anhua-2023")]
    [InlineData("hebei-county-2019")]
    public void Closure_Ordered_IsHeldUpByNoNotice(string id)
    {
        Plan plan = Planner.Resolve(Shipped.Library.Pack(id), "CLS", Closure with { Reason = "ordered" });

        Assert.True(plan.HasRule);
        Assert.Null(plan.Notice);
        Assert.DoesNotContain(plan.Clocks, c => c.Clock.Limit.Kind == LimitKind.Floor);
        Assert.DoesNotContain(plan.Gates, g => g.Gate.Id == "notice-period");
    }

    [Fact]
    public void Closure_UnderAnhua_RestsOnTheRegisteredContradiction()
    {
        Plan plan = Planner.Resolve(Shipped.Library.Pack("anhua-2023"), "CLS", Closure);

        Conflict contradiction = plan.Decisions.Single(c => c.Id == "C-3");
        Assert.Equal(["AH-14a", "AH-16a", "YN-18b"], contradiction.Clauses);
        Assert.Contains(plan.Citations, c => c.Id == "YN-17b");
    }

    [Theory]
    [InlineData("yunnan-2019", "collective&head > open > file > receipt")]
    [InlineData("tongnan-2022", "head > apply > forward > municipal-approval > open")]
    [InlineData("jinan-2025", "unit-approval > open > sign > seal > file > receipt")]
    [InlineData("anhua-2023", "collective&head > district-approval > open > file > receipt > external-registers")]
    [InlineData("hebei-county-2019", "open > file > receipt")]
    public void Opening_OfOneAccount_TakesTheChainOfItsPack(string id, string steps) =>
        Assert.Equal(steps, PlanText.Of(Planner.Resolve(Shipped.Library.Pack(id), "OPN", Opening)));

    [Theory]
    [InlineData("yunnan-2019", "review > sign")]
    [InlineData("tongnan-2022", "review-1 > review-2 > review-3 > proof-1 > proof-2 > proof-3")]
    [InlineData("jinan-2025", "apply > secrecy > approve")]
    [InlineData("anhua-2023", "review > secrecy > sign")]
    [InlineData("hebei-county-2019", "review > sign-head|sign-deputy")]
    public void Post_OfMajorInformation_TakesTheChainOfItsPack(string id, string steps) =>
        Assert.Equal(steps, PlanText.Of(Planner.Resolve(Shipped.Library.Pack(id), "REV", Post.With("joint", false))));

    [Theory]
    [InlineData("ordinary", "account-manager", "YN-21b")]
    [InlineData("important", "deputy-head", "YN-21c")]
    [InlineData("major", "unit-head", "YN-21d")]
    public void Post_UnderYunnan_IsSignedByWeight(string importance, string role, string clause)
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "REV", new Facts { Importance = importance });

        PlannedStep sign = plan.Steps[^1];
        Assert.Equal([role], sign.Step.Roles);
        Assert.Equal(clause, sign.Clauses[0].Id);
        Assert.Contains("review", sign.Step.DistinctFrom);
    }

    [Fact]
    public void Opening_OfAWebsiteUnderTongnan_TakesTheChainForWebsites()
    {
        Plan plan = Planner.Resolve(Shipped.Library.Pack("tongnan-2022"), "OPN", Opening with { Channel = "website" });

        Assert.Equal("website-opening", plan.Chain!.Id);
        Assert.Contains(plan.Gates, g => g.Gate.Id == "website-test");
    }

    [Fact]
    public void Filing_OfAnOpening_RunsFromTheDayTheAccountExists()
    {
        PlannedClock clock = Assert.Single(Planner.Resolve(Shipped.Yunnan, "OPN", Opening).Clocks);

        Assert.Equal(("filing", "opened", "YN-17b"), (clock.Clock.Id, clock.Trigger, clock.Clause.Id));
    }

    [Fact]
    public void Filing_OfAClosure_RunsFromTheInternalConsent()
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "CLS", Closure);

        Assert.Equal("consent", plan.Clocks.Single(c => c.Clock.Id == "filing").Trigger);
        Assert.Equal("published", plan.Clocks.Single(c => c.Clock.Id == "notice").Trigger);
        Assert.Equal(["A-2", "A-4", "A-21"], plan.Notice!.Floor!.Decisions);
    }

    [Fact]
    public void Objection_UnderYunnanAndItsChild_IsTimedAlike()
    {
        foreach (string id in (string[])["yunnan-2019", "anhua-2023"])
        {
            Plan plan = Planner.Resolve(Shipped.Library.Pack(id), "OBJ", new Facts());

            Assert.Equal(["handle-objection", "tell-applicant"], plan.Clocks.Select(c => c.Clock.Id));
            Assert.Contains(plan.Decisions, d => d.Id == "A-11");
        }
    }

    [Theory]
    [InlineData("tongnan-2022")]
    [InlineData("jinan-2025")]
    [InlineData("hebei-county-2019")]
    public void Objection_UnderAPackWithoutTheRight_HasNoRule(string id) =>
        Assert.False(Planner.Resolve(Shipped.Library.Pack(id), "OBJ", new Facts()).HasRule);

    [Fact]
    public void Legacy_UnderYunnan_IsDueOnTheLastDayOfOctober()
    {
        PlannedClock clock = Assert.Single(Planner.Resolve(Shipped.Yunnan, "LEG", new Facts()).Clocks);

        // counted from the document's date, 2019-08-03, a Saturday.
        Deadline due = Deadline.Compute(
            clock.Clock.Counted, ChinaTime.StartOf(new DateOnly(2019, 8, 3)), CalendarSet.Released.National);

        Assert.Equal(new DateOnly(2019, 10, 31), due.DueDate);
        Assert.Equal([20, 10, 3], clock.Clock.Reminders);
    }
}
