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
