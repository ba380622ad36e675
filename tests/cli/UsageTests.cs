namespace GovMedia.Cli.Tests;

public sealed class UsageTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-cli-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("no command", "")]
    [InlineData("'frob'", "frob")]
    [InlineData("'--frob'", "up --frob")]
    [InlineData("'7O71'", "up --port 7O71")]
    [InlineData("'0'", "up --port 0")]
    [InlineData("'65536'", "up --port 65536")]
    [InlineData("'fast'", "up --clock fast")]
    [InlineData("'s3'", "up --storage s3")]
    [InlineData("'yesterday'", "up --clock simulated --start yesterday")]
    [InlineData("'2025-02-30'", "up --clock simulated --start 2025-02-30")]
    [InlineData("--clock simulated", "up --start 2025-09-26")]
    [InlineData("'extra'", "up extra")]
    [InlineData("--user", "token")]
    [InlineData("'--data'", "token --user admin --data")]
    [InlineData("no command", "import")]
    [InlineData("FILE", "import accounts")]
    [InlineData("accounts.pdf", "import accounts accounts.pdf")]
    [InlineData("missing.csv", "import accounts missing.csv")]
    [InlineData("FILE", "simulate")]
    [InlineData("missing.yaml", "simulate missing.yaml")]
    [InlineData("'extra'", "azure build extra")]
    [InlineData("'extra'", "azure test extra")]
    [InlineData("DIR", "backup")]
    [InlineData("nowhere", "restore nowhere")]
    public async Task Command_CalledWrongly_ExitsWithTwoAndOneLine(string named, string call)
    {
        CalledCommand called = await RunAsync(call);

        Assert.Equal(2, called.ExitCode);
        Assert.Empty(called.Output);
        string line = Assert.Single(called.Error.TrimEnd().Split(Environment.NewLine));
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Contains("accepted: govmedia ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_NoInstanceServesTheFolder_ExitsWithOne()
    {
        CalledCommand called = await RunAsync("token --user admin");

        Assert.Equal(1, called.ExitCode);
        Assert.Contains(folder.FullName, called.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "url": "http://127.0.0.1:1", "pid": 2147483647 }""")]
    public async Task Token_FolderOfAnEndedInstance_ExitsWithOne(string note)
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "data"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data", "instance.json"), note);

        CalledCommand called = await RunAsync("token --user admin");

        Assert.Equal(1, called.ExitCode);
    }

    [Theory]
    [InlineData("backup copy")]
    [InlineData("restore .")]
    public async Task Copy_NothingToCopy_ExitsWithOne(string call)
    {
        CalledCommand called = await RunAsync(call);

        Assert.Equal(1, called.ExitCode);
        Assert.Single(called.Error.TrimEnd().Split(Environment.NewLine));
    }

    [Fact]
    public async Task Help_OfACommand_ShowsItsOptions()
    {
        CalledCommand called = await RunAsync("up --help");

        Assert.Equal(0, called.ExitCode);
        Assert.Contains("--storage", called.Output, StringComparison.Ordinal);
    }

    private Task<CalledCommand> RunAsync(string call) => CalledCommand.RunAsync(
        folder.FullName, call.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
