using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Simulation;

namespace GovMedia.Cli.Tests.Simulation;

/// <summary>The scenario files of this repository.</summary>
public sealed class ScenarioFilesTests
{
    internal static readonly string Folder = Path.Combine(SourceTree.Root(AppContext.BaseDirectory), "tests", "Scenarios");

    public static TheoryData<string> Files => new(Directory
        .GetFiles(Folder, "*.*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Folder, path))
        .Where(path => !path.StartsWith("packs" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenario_OfThisRepository_KeepsToTheFormat(string file)
    {
        Scenario scenario = ScenarioFile.Read(File.ReadAllText(Path.Combine(Folder, file)));

        Assert.Contains(scenario.Steps, step => step.Expect.Count > 0);
    }
}
