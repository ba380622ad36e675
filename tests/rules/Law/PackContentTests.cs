using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Tests.Law;

public sealed class PackContentTests
{
    public static TheoryData<string, string> Clocks => Rows(p => p.Document.Clocks.Select(c => c.Id));

    public static TheoryData<string, string> Chains => Rows(p => p.Chains.Select(c => c.Id));

    [Theory]
    [InlineData("yunnan-2019", 84)]
    [InlineData("tongnan-2022", 74)]
    [InlineData("jinan-2025", 24)]
    [InlineData("anhua-2023", 24)]
    [InlineData("hebei-county-2019", 44)]
    public void Pack_HoldsEveryClauseOfItsInstrument(string id, int clauses) =>
        Assert.Equal(clauses, Shipped.Library.Pack(id).Document.Clauses.Count);

    [Theory]
    [MemberData(nameof(Clocks))]
    public void Clock_OfEveryPack_CanBeCounted(string packId, string clockId)
    {
        ClockRule clock = Shipped.Library.Pack(packId).Document.Clocks.Single(c => c.Id == clockId);
        DateTimeOffset start = ChinaTime.At(new DateOnly(2019, 7, 1), new TimeOnly(10, 0));

        Assert.Empty(TimeLimitCheck.Faults(clock.Counted));
        Assert.True(Deadline.Compute(clock.Counted, start, CalendarSet.Released.National).DueAt > start);
        Assert.Equal(clock.SoftWord is not null, clock.Limit.Kind == LimitKind.Target);
    }

    [Theory]
    [MemberData(nameof(Chains))]
    public void Chain_OfEveryPack_IsTakenWhenItsFactsHold(string packId, string chainId)
    {
        Pack pack = Shipped.Library.Pack(packId);
        Chain chain = pack.Chains.Single(c => c.Id == chainId);
        foreach (string procedure in chain.Procedures)
        {
            Plan plan = Planner.Resolve(pack, procedure, FactMaker.Satisfying(pack, chain.When));

            Assert.Equal(chainId, plan.Chain!.Id);
            Assert.All(plan.Steps, s => Assert.NotEmpty(s.Clauses));
            Assert.All(plan.Steps.Skip(1), s => Assert.True(s.After.Count > 0 || s.Step.Group is not null));
        }
    }

    [Fact]
    public void Timed_EveryClause_HasAClockOrSaysWhichOneTimesIt()
    {
        string[] untimed = [.. Shipped.Library.Packs.SelectMany(pack => pack.Document.Clauses
            .Where(c => c.Kind == ClauseKind.Timed)
            .Where(c => !pack.TryClock(c.Id, out _)
                && !c.EnforcedBy.Any(p => p.Contains(".clock.", StringComparison.Ordinal)
                    || p.Contains(".extension.", StringComparison.Ordinal)))
            .Select(c => c.Id))];

        Assert.Empty(untimed);
    }

    [Fact]
    public void SoftWord_NumberOfATarget_IsNeverStatutory()
    {
        foreach (Pack pack in Shipped.Library.Packs)
        {
            Assert.All(pack.Clocks.Where(c => c.SoftWord is not null), c => Assert.False(c.Statutory));
            Assert.All(pack.Monitors.Where(m => m.SoftWord is not null), m => Assert.False(m.Statutory));
        }
    }

    [Theory]
    [InlineData("A-9", "A-1", "A-24", "C-20")]
    public void Register_OfYunnan_HoldsQuestionChoiceDeciderAndDay(params string[] ids)
    {
        foreach (string id in ids)
        {
            Conflict entry = Shipped.Yunnan.Conflict(id);

            Assert.NotEmpty(entry.Question.Zh);
            Assert.NotEmpty(entry.Chosen.Zh);
            Assert.Equal(DecisionStanding.Default, entry.Standing);
            Assert.True(entry.DecidedOn > DateOnly.MinValue);
        }
    }

    [Fact]
    public void Register_OverAllPacks_AnswersEveryKnownQuestion()
    {
        IEnumerable<string> expected = Enumerable.Range(1, 24).Select(n => $"A-{n}")
            .Concat(Enumerable.Range(1, 20).Select(n => $"C-{n}"));

        IEnumerable<string> held = Shipped.Library.Packs.SelectMany(p => p.Conflicts).Select(c => c.Id).Distinct();

        Assert.Empty(expected.Except(held));
    }

    [Fact]
    public void Differences_OfAnhua_SayWhatTightensAndWhatGivesWay()
    {
        Pack anhua = Shipped.Library.Pack("anhua-2023");

        Assert.Equal(ChildRelation.Tightens, RelationOf("chain", "closure"));
        Assert.Equal(ChildRelation.Adds, RelationOf("gate", "one-account"));
        Assert.Equal(ChildRelation.Contrary, RelationOf("list", "sources"));
        Assert.Equal(7, anhua.Clock("filing").Limit.Amount);
        Assert.Equal("AH-16b", anhua.Clock("YN-18c").Clause);

        ChildRelation RelationOf(string element, string id) =>
            anhua.Differences.Single(d => d.Element == element && d.Id == id).Relation;
    }

    [Fact]
    public void Relation_DeclaredByAChild_IsWhatTheComparisonFinds()
    {
        Pack anhua = Shipped.Library.Pack("anhua-2023");
        IEnumerable<(string, ChildRelation?)> declared = anhua.Document.Chains.Select(c => (c.Id, c.Relation))
            .Concat(anhua.Document.Gates.Select(g => (g.Id, g.Relation)));

        Assert.All(declared, d => Assert.Contains(anhua.Differences, n => n.Id == d.Item1 && n.Relation == d.Item2));
    }

    private static TheoryData<string, string> Rows(Func<Pack, IEnumerable<string>> ids)
    {
        TheoryData<string, string> rows = [];
        foreach (Pack pack in Shipped.Library.Packs)
        {
            foreach (string id in ids(pack))
            {
                rows.Add(pack.Id, id);
            }
        }

        return rows;
    }
}
