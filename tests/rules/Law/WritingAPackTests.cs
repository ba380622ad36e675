using GovMedia.Rules.Calendar;
using GovMedia.Rules.Deadlines;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Lint;
using GovMedia.Rules.Law.Plans;

namespace GovMedia.Rules.Tests.Law;

/// <summary>What docs/writing-a-pack.md tells a stranger works, word for word.</summary>
public sealed class WritingAPackTests
{
    private static readonly string Page = Repo.Read("docs/writing-a-pack.md").ReplaceLineEndings("\n");

    private static readonly Dictionary<string, string> Files = new()
    {
        ["shanhe-2026.json"] = Block("json"),
        ["shanhe-2026.txt"] = Block("text"),
    };

    [Fact]
    public void Example_AsPrinted_PassesTheLint()
    {
        IReadOnlyList<LintInput> inputs = LintInput.Pair(Files);

        Assert.NotNull(Assert.Single(inputs).InstrumentText);
        Assert.Empty(RuleLint.Check(inputs, Shipped.Library).Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("shanhe-2026.json")]
    [InlineData("shanhe-2026.txt")]
    public void Example_InTheScenarioThatRunsIt_IsThePages(string file) =>
        Assert.Equal(Files[file].Trim(), Repo.Read($"tests/Scenarios/packs/{file}").ReplaceLineEndings("\n").Trim());

    [Fact]
    public void Example_WordOfTheTextChanged_FailsTheLint()
    {
        Dictionary<string, string> files = new(Files);
        files["shanhe-2026.txt"] = files["shanhe-2026.txt"].Replace("5个工作日", "6个工作日", StringComparison.Ordinal);

        LintFinding finding = Assert.Single(RuleLint.Check(LintInput.Pair(files), Shipped.Library));

        Assert.Equal("the quote of SH-03a does not stand in the text of the instrument.", finding.Message);
    }

    [Fact]
    public void Example_Objection_IsDueInFiveWorkingDaysAndExtensibleToTwenty()
    {
        PlannedClock clock = Planner.Resolve(Shanhe(), "OBJ", new Facts()).Clocks[0];

        Deadline due = Deadline.Compute(
            clock.Clock.Counted, ChinaTime.StartOf(new DateOnly(2026, 3, 2)), CalendarSet.Released.National);

        Assert.Equal("SH-03a", clock.Clause.Id);
        Assert.Equal(new DateOnly(2026, 3, 9), due.DueDate);
        Assert.Equal(20, clock.Clock.Counted.Extension!.MaxTotal);
        Assert.Equal("YN-45e", clock.Clock.Override!.Clause);
    }

    [Fact]
    public void Example_Opening_AsksForTheCountyAndForEverythingTheProvinceAsksFor()
    {
        Plan plan = Planner.Resolve(Shanhe(), "OPN", new Facts { AccountName = "便民", OwnerKind = "individual" }
            .With("interactive", false));

        Assert.Equal("collective&head > county-approval > open > file > receipt", PlanText.Of(plan));
        Assert.Contains(plan.Refusals, g => g.Gate.Id == "messages" && g.Clauses[0].Id == "SH-05");
        Assert.Contains(plan.Refusals, g => g.Gate.Id == "individual" && g.Clauses[0].Id == "YN-12e");
    }

    [Fact]
    public void Example_Differences_AllTightenOrAdd() =>
        Assert.DoesNotContain(Shanhe().Differences, d => d.Relation == ChildRelation.Contrary);

    [Fact]
    public void Page_EveryFactRoleLevelAndProcedureKind_IsNamed()
    {
        IEnumerable<string> names = FactTable.All.Select(f => f.Name)
            .Concat(Roles.OfUnits)
            .Concat(Roles.OfSupervisors);

        Assert.All(names, name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
    }

    private static Pack Shanhe() => Shipped.Library
        .With([new PackSource("shanhe-2026.json", Files["shanhe-2026.json"])])
        .Pack("shanhe-2026");

    private static string Block(string language)
    {
        string open = $"```{language}\n";
        int from = Page.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return Page[from..Page.IndexOf("```", from, StringComparison.Ordinal)];
    }
}
