using GovMedia.Rules.Law;

namespace GovMedia.Cli.Tests;

public sealed class RulesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-cli-");

    private static string Yunnan =>
        PackLibrary.EmbeddedSources().Single(source => source.Name.Contains("yunnan", StringComparison.Ordinal)).Json;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Lint_PacksOfThisRelease_FindsNoFault()
    {
        CalledCommand called = await RunAsync("rules", "lint");

        Assert.Equal(0, called.ExitCode);
        Assert.Contains(" 0 findings", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_OfAPackAndItsAmendment_NamesElementMemberAndBothValues()
    {
        string path = Path.Combine(folder.FullName, "amended.json");
        await File.WriteAllTextAsync(path, Yunnan
            .Replace("\"amount\": 7", "\"amount\": 5", StringComparison.Ordinal)
            .Replace("\"id\": \"licence\"", "\"id\": \"permit\"", StringComparison.Ordinal));

        CalledCommand same = await RunAsync("rules", "diff", "yunnan-2019", "yunnan-2019@1");
        CalledCommand amended = await RunAsync("rules", "diff", "yunnan-2019@1", path);
        CalledCommand unknown = await RunAsync("rules", "diff", "yunnan-2019", "atlantis-1");

        Assert.Equal((0, "0 differences"), (same.ExitCode, same.Output.Trim()));
        Assert.Equal(1, amended.ExitCode);
        Assert.Contains("~ clocks/handle-objection/limit.amount: 7 → 5", amended.Output, StringComparison.Ordinal);
        Assert.Contains("- gates/licence: ", amended.Output, StringComparison.Ordinal);
        Assert.Contains("+ gates/permit: ", amended.Output, StringComparison.Ordinal);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("yunnan-2019@1", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("应当在7个工作日内依法作出处理", "应当在8个工作日内依法作出处理", "YN-45b")]
    [InlineData("\"clause\": \"YN-45d\"", "\"clause\": \"YN-45x\"", "YN-45x")]
    [InlineData("\"amount\": 7", "\"amount\": 0", "handle-objection")]
    [InlineData("\"unit\": \"workingDay\"", "\"unit\": \"fortnight\"", "yunnan-2019.json:")]
    public async Task Lint_PackSpoiled_NamesTheFault(string good, string bad, string named)
    {
        Assert.Contains(good, Yunnan, StringComparison.Ordinal);
        string path = Path.Combine(folder.FullName, "yunnan-2019.json");
        await File.WriteAllTextAsync(path, Yunnan.Replace(good, bad, StringComparison.Ordinal));

        CalledCommand called = await RunAsync("rules", "lint", path);

        Assert.Equal(1, called.ExitCode);
        Assert.Contains(named, called.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("应当在5个工作日内作出处理\",", "应当在4个工作日内作出处理\",", "shanhe-2026.json:23: the quote of SH-03a")]
    [InlineData("\"amount\": 5", "\"amount\": 10", "shanhe-2026.json:70: the clock 'handle-objection' is said to be 'tightens'")]
    [InlineData("\"roles\": [\"deputy-head\"]", "\"roles\": [\"mayor\"]", "nobody can hold the role 'mayor'")]
    [InlineData("\"id\": \"collective\",", "\"id\": \"collective\", \"after\": [\"receipt\"],", "wait for each other in a circle")]
    [InlineData("\"parent\": \"yunnan-2019\"", "\"parent\": \"nowhere\"", "shanhe-2026.json:5: the parent 'nowhere' is not there")]
    [InlineData("      \"clause\": \"SH-06\",\n", "", "lacks the member 'clause'")]
    [InlineData("OPN.gate.messages", "OPN.gate.nothing", "OPN.gate.nothing is not in pack")]
    public async Task Lint_OwnPackSpoiled_NamesFileLineAndFault(string good, string bad, string named)
    {
        string packs = Path.Combine(Simulation.ScenarioFilesTests.Folder, "packs");
        string json = (await File.ReadAllTextAsync(Path.Combine(packs, "shanhe-2026.json"))).ReplaceLineEndings("\n");
        Assert.Contains(good, json, StringComparison.Ordinal);
        string path = Path.Combine(folder.FullName, "shanhe-2026.json");
        File.Copy(Path.Combine(packs, "shanhe-2026.txt"), Path.ChangeExtension(path, ".txt"));
        await File.WriteAllTextAsync(path, json);
        CalledCommand sound = await RunAsync("rules", "lint", path);
        await File.WriteAllTextAsync(path, json.Replace(good, bad, StringComparison.Ordinal));

        CalledCommand called = await RunAsync("rules", "lint", path);

        Assert.Equal((0, 1), (sound.ExitCode, called.ExitCode));
        Assert.Contains(named, called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lint_NoSuchPath_ExitsWithTwo() =>
        Assert.Equal(2, (await RunAsync("rules", "lint", "nowhere")).ExitCode);

    [Fact]
    public async Task List_PacksOfThisRelease_NamesEach()
    {
        CalledCommand called = await RunAsync("rules", "list");

        Assert.Equal(0, called.ExitCode);
        Assert.All(
            PackLibrary.LoadEmbedded().Packs, pack => Assert.Contains(pack.Id, called.Output, StringComparison.Ordinal));
    }

    private Task<CalledCommand> RunAsync(params string[] args) => CalledCommand.RunAsync(folder.FullName, args);
}
