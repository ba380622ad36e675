using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Tests.Law;

/// <summary>Yunnan, article 16: a name with a place or an organ needs the same-level government's consent.</summary>
public sealed class NameFinderTests
{
    [Theory]
    [InlineData("云南发布", "yunnan")]
    [InlineData("Yunnan Health", "yunnan")]
    [InlineData("YunnanFabu", "yunnan")]
    [InlineData("yunnanfabu", "yunnan")] // Run together, and long enough to be looked for inside a word.
    [InlineData("Yúnnán fābù", "yunnan")] // With tone marks.
    [InlineData("yun nan", "yunnan")] // Syllable by syllable.
    [InlineData("Dali Travel", "dali")]
    [InlineData("微警务·公安", "public-security")]
    [InlineData("卫健委在线", "health")]
    [InlineData("Health Commission News", "health")]
    [InlineData("Shangri-La Today", "xianggelila")]
    [InlineData("caizheng zaixian", "finance")]
    public void Opening_NameWithAPlaceOrAnOrgan_NeedsTheSameLevelGovernment(string name, string found)
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "OPN", new Facts { AccountName = name });

        PlannedStep consent = plan.Steps.Single(s => s.Id == "same-level-consent");
        Assert.True(consent.Needed);
        Assert.Equal("YN-16b", consent.Clauses[0].Id);
        Assert.Contains(plan.FoundInName, i => i.Id == found);
    }

    [Theory]
    [InlineData("便民服务")]
    [InlineData("Good Morning")]
    [InlineData("dalian fans")] // Dalian is no Dali.
    [InlineData("weixin 服务号")] // 微信, not the county 威信.
    public void Opening_PlainName_NeedsNoSuchConsent(string name)
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "OPN", new Facts { AccountName = name });

        Assert.DoesNotContain(plan.Steps, s => s.Id == "same-level-consent");
        Assert.Empty(plan.FoundInName);
    }

    [Fact]
    public void Opening_NameNotKnownYet_LeavesTheStepUndecided()
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "OPN", new Facts());

        Assert.Null(plan.Steps.Single(s => s.Id == "same-level-consent").Needed);
    }
}
