namespace GovMedia.Cli.Tests;

public sealed class VerifyTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-cli-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Verify_FileThatIsNoZip_ExitsWithTwo()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.zip"), "PK, but not a zip");

        CalledCommand called = await CalledCommand.RunAsync(folder.FullName, "verify", "package.zip");

        Assert.Equal(2, called.ExitCode);
        Assert.Single(called.Error.Trim().Split('\n'));
    }

    [Fact]
    public async Task Verify_LedgerLineThatDoesNotParse_ExitsWithOne()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ledger.jsonl"), "{ \"seq\": 1 }\n");

        CalledCommand called = await CalledCommand.RunAsync(folder.FullName, "verify", "ledger.jsonl");

        Assert.Equal(1, called.ExitCode);
        Assert.Contains("entry", called.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_NoSuchFile_ExitsWithTwo() =>
        Assert.Equal(2, (await CalledCommand.RunAsync(folder.FullName, "verify", "nothing.zip")).ExitCode);
}
