using System.Reflection;
using GovMedia.Rules.Law;

namespace GovMedia.Rules.Tests.Law;

public sealed class ComplianceMatrixTests
{
    [Fact]
    public void Page_UnderDocs_IsWhatThePacksSay()
    {
        string expected = ComplianceMatrix.Write(Shipped.Library);
        string page = Repo.Read("docs/compliance.md").ReplaceLineEndings("\n");
        if (page != expected)
        {
            File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "compliance.md"), expected);
        }

        Assert.True(page == expected, "docs/compliance.md is not current; the new page lies beside the test assembly.");
    }

    [Fact]
    public void Clause_Everyone_HasAPathOrAReason()
    {
        foreach (Pack pack in Shipped.Library.Packs)
        {
            Assert.All(pack.Document.Clauses, clause =>
            {
                Assert.True(clause.EnforcedBy.Count > 0 != clause.NotMachine is not null, clause.Id);
                Assert.All(clause.EnforcedBy, p => Assert.Null(EnforcementPath.Parse(p).Fault(pack, clause.Id)));
            });
        }
    }

    [Fact]
    public void Test_NamedForAPath_Exists()
    {
        HashSet<string> tests = [.. Assembly.GetExecutingAssembly().GetTypes()
            .SelectMany(t => t.GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null))
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}")];

        IEnumerable<string> named = Shipped.Library.Packs.SelectMany(p => p.Document.Clauses)
            .SelectMany(c => c.EnforcedBy)
            .Select(p => ComplianceMatrix.TestOf(EnforcementPath.Parse(p)));

        Assert.Empty(named.Distinct().Except(tests));
    }

    [Theory]
    [InlineData("YN-45b", "carried out")]
    [InlineData("YN-22a", "waits for its procedure")] // No case of the update watch runs yet.
    [InlineData("YN-43", "for people")]
    public void Standing_OfAClause_ClaimsNoMoreThanThisReleaseDoes(string id, string expected) =>
        Assert.Equal(expected, ComplianceMatrix.StandingOf(Shipped.Yunnan.Clause(id)));

    [Theory]
    [InlineData("HB-7d", "carried out")]
    [InlineData("HB-9", "waits for its procedure")] // The review runs; nobody counts the assessment yet.
    public void Standing_OfAnAnnualClause_KeepsTheReviewApartFromTheAssessment(string id, string expected) =>
        Assert.Equal(expected, ComplianceMatrix.StandingOf(Shipped.Library.Pack("hebei-county-2019").Clause(id)));
}
