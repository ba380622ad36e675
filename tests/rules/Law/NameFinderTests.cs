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
    [InlineData("雲南發布", "yunnan")] // In the other script.
    [InlineData("Ｙｕｎｎａｎ Travel", "yunnan")] // In full-width letters.
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
    public void Opening_OrganInsideALongerOnesName_IsNotFound()
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "OPN", new Facts { AccountName = "某乡人民政府" });

        // No civil affairs (民政) in 人民政府.
        Assert.Equal(["人民政府"], plan.FoundInName.Select(static i => i.Name.Zh));
    }

    [Theory]
    [InlineData("某局 抖音", true)] // What tells the platforms apart is no part of the name.
    [InlineData("某局抖音号", true)]
    [InlineData("某局", true)]
    [InlineData("另一局 抖音", false)]
    [InlineData("抖音", false)] // Nothing but the platform's name.
    public void Opening_NameBesideTheUnitsOthers_AgreesButForThePlatform(string name, bool agrees)
    {
        Facts facts = new() { AccountName = name, OtherAccounts = ["某局 微信公众号", "某局 微博"] };

        GateFinding gate = Planner.Resolve(Shipped.Yunnan, "OPN", facts).Gates.Single(static g => g.Gate.Id == "name-consistent");

        Assert.Equal(agrees ? GateState.Satisfied : GateState.Refused, gate.State);
    }

    [Fact]
    public void Opening_NameNotKnownYet_LeavesTheStepUndecided()
    {
        Plan plan = Planner.Resolve(Shipped.Yunnan, "OPN", new Facts());

        Assert.Null(plan.Steps.Single(s => s.Id == "same-level-consent").Needed);
    }
}
