using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Simulation;
using GovMedia.Testing;

namespace GovMedia.Cli.Tests.Simulation;

/// <summary>Objections and closures from beginning to end, on Azure Tables and Blobs as Azurite gives them.</summary>
public sealed class AzuriteScenarioTests : IClassFixture<AzuriteScenarioTests.Store>
{
    public static TheoryData<string> Files =>
    [
        .. Directory.GetFiles(ScenarioFilesTests.Folder, "*.yaml", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(ScenarioFilesTests.Folder, path))
            .Where(static file => file.StartsWith("objections", StringComparison.Ordinal) || file.Contains("closure", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Scenario_OnAzurite_EveryExpectationHolds(string file)
    {
        CalledCommand called = await CalledCommand.RunAsync(
            SourceTree.Root(AppContext.BaseDirectory),
            "simulate",
            Path.Combine(ScenarioFilesTests.Folder, file),
            "--storage",
            "azurite");

        Assert.True(called.ExitCode == 0, called.Error + called.Output);
    }

    /// <summary>One Azurite, named to the command line as the script names it.</summary>
    public sealed class Store : IAsyncLifetime
    {
        private AzuriteServer? _server;

        public async Task InitializeAsync()
        {
            _server = await AzuriteServer.StartAsync();
            Environment.SetEnvironmentVariable(HostProcess.Connection, _server.ConnectionString);
        }

        public async Task DisposeAsync()
        {
            Environment.SetEnvironmentVariable(HostProcess.Connection, null);
            await _server!.DisposeAsync();
        }
    }
}
