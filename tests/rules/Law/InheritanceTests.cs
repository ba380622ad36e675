using GovMedia.Rules.Law;

namespace GovMedia.Rules.Tests.Law;

public sealed class InheritanceTests
{
    [Fact]
    public void Child_WithoutAnElement_InheritsIt()
    {
        Pack pack = SixthPack.With(string.Empty);

        Assert.Equal(7, pack.Clock("YN-45b").Limit.Amount);
        Assert.Equal("45", pack.Clause("YN-45b").Article);
        Assert.Equal("yunnan-2019", pack.SourceOf("YN-45b").Id);
        Assert.Equal("shanhe-2026", pack.SourceOf("SH-03").Id);
    }

    [Fact]
    public void Child_StricterClock_ReplacesTheParents()
    {
        Pack pack = SixthPack.With(SixthPack.Clock(amount: 5, maxTotal: 20));

        ClockRule clock = pack.Clock("handle-objection");
        Assert.Equal(("SH-03", 5), (clock.Clause, clock.Limit.Amount));
        Assert.Equal("YN-45e", clock.Override!.Clause); // What another law may set, a child cannot take away.
        Assert.Equal(5, pack.Clock("YN-45b").Limit.Amount);
        Assert.Contains(pack.Differences, d => d is
        {
            Element: "clock", Id: "handle-objection", Relation: ChildRelation.Tightens
        });
    }

    [Theory]
    [InlineData(10, 30)] // More days than the parent gives.
    [InlineData(7, 31)] // The same days, but a longer extension.
    public void Child_LooserClock_GivesWayAndIsRegistered(int amount, int maxTotal)
    {
        Pack pack = SixthPack.With(SixthPack.Clock(amount, maxTotal));

        ClockRule clock = pack.Clock("handle-objection");
        Assert.Equal(("YN-45b", 7), (clock.Clause, clock.Limit.Amount));
        Conflict conflict = pack.Conflict("I-clock-handle-objection");
        Assert.Equal(["SH-03", "YN-45b"], conflict.Clauses);
        Assert.Equal(DecisionStanding.Inheritance, conflict.Standing);
    }

    [Theory]
    [InlineData("hard", "\"ownerKind\": [\"unit\"]", ChildRelation.Tightens)] // Asks for more than the parent.
    [InlineData("hard", "\"ownerKind\": [\"unit\", \"division\", \"individual\"]", ChildRelation.Contrary)]
    [InlineData("hard", "\"isApp\": false", ChildRelation.Contrary)] // Asks for something else instead.
    [InlineData("soft", "\"ownerKind\": [\"unit\"]", ChildRelation.Contrary)] // Nobody passed the parent's gate.
    public void Child_GateOfTheParentsId_ReplacesItOnlyIfAsStrict(
        string strength, string requires, ChildRelation expected)
    {
        Pack pack = SixthPack.With($$"""
            , "gates": [ { "id": "individual", "procedures": ["OPN"], "strength": "{{strength}}",
              "clauses": ["SH-03"], "requires": { {{requires}} }, "message": { "zh": "不。", "en": "No." } } ]
            """);

        Gate gate = pack.Gates.Single(g => g.Id == "individual");
        Assert.Equal(expected == ChildRelation.Tightens ? "SH-03" : "YN-12e", gate.Clauses[0]);
        Assert.Equal(expected, pack.Differences.Single(d => d.Element == "gate").Relation);
        Assert.Equal(expected == ChildRelation.Contrary, pack.Conflicts.Any(c => c.Id == "I-gate-individual"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"evidence\": [\"registration-form\"], ", false)] // The form is no longer asked for.
    [InlineData("\"clock\": \"filing\", ", false)] // The seven working days are dropped.
    [InlineData("\"distinctFrom\": [\"file\"], ", false)] // One person files and receives.
    public void Child_ChainOfTheParentsId_ReplacesItOnlyIfItKeepsEveryStep(string dropped, bool stricter)
    {
        string chain = """
            , "chains": [ { "id": "filing", "procedures": ["FIL"], "clauses": ["SH-03"], "steps": [
              { "id": "ask", "action": "approve", "roles": ["unit-head"], "clauses": ["SH-03"] },
              { "id": "file", "action": "file", "roles": ["account-manager"],
                "evidence": ["registration-form"], "clock": "filing", "clauses": ["YN-17b"] },
              { "id": "receipt", "action": "record", "roles": ["supervisor"], "level": "supervisingUnit",
                "evidence": ["filing-receipt"], "distinctFrom": ["file"], "clauses": ["YN-17a"] } ] } ]
            """;
        Assert.Contains(dropped, chain, StringComparison.Ordinal);

        string members = dropped.Length == 0 ? chain : chain.Replace(dropped, string.Empty, StringComparison.Ordinal);
        Pack pack = SixthPack.With(members);

        Assert.Equal(stricter ? 3 : 2, pack.Chains.Single(c => c.Id == "filing").Steps.Count);
        Assert.Equal(!stricter, pack.Conflicts.Any(c => c.Id == "I-chain-filing"));
    }

    [Theory]
    [InlineData(2, true)] // Two a day are more than one.
    [InlineData(0, false)] // None at least is none at all.
    public void Child_MonitorOfTheParentsId_ReplacesItOnlyIfAsStrict(int min, bool stricter)
    {
        Pack pack = SixthPack.With($$"""
            , "monitors": [ { "id": "daily-post", "procedure": "MON", "clause": "SH-03", "metric": "posts",
              "amount": 1, "unit": "day", "min": {{min}}, "window": "calendar", "statutory": true,
              "onBreach": { "zh": "提醒", "en": "remind" } } ]
            """);

        Assert.Equal(stricter ? "SH-03" : "YN-22a", pack.Monitors.Single(m => m.Id == "daily-post").Clause);
    }

    [Fact]
    public void Parent_NotLoaded_IsNamed()
    {
        string head = SixthPack.Head.Replace("yunnan-2019", "atlantis-1", StringComparison.Ordinal);
        PackSource orphan = new("orphan.json", head + "}");

        PackException refused = Assert.Throws<PackException>(() => PackLibrary.Load([orphan]));

        Assert.Contains("atlantis-1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parents_InACircle_AreRefused()
    {
        PackSource a = new("a.json", SixthPack.Head.Replace("yunnan-2019", "b", StringComparison.Ordinal)
            .Replace("shanhe-2026", "a", StringComparison.Ordinal) + "}");
        PackSource b = new("b.json", SixthPack.Head.Replace("yunnan-2019", "a", StringComparison.Ordinal)
            .Replace("shanhe-2026", "b", StringComparison.Ordinal) + "}");

        PackException refused = Assert.Throws<PackException>(() => PackLibrary.Load([a, b]));

        Assert.Contains("circle", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Library_ForAJurisdiction_TakesThePackInForceOnTheDay()
    {
        PackLibrary library = SixthPack.Library(string.Empty);

        Assert.Equal("shanhe-2026", library.For("shanhe", new DateOnly(2026, 3, 1))!.Id);
        Assert.False(library.For("shanhe", new DateOnly(2026, 1, 31))!.InForce(new DateOnly(2026, 1, 31)));
        Assert.Null(library.For("nowhere", new DateOnly(2026, 3, 1)));
    }
}
