using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <content>Versions of orchestrations and of workers.</content>
public sealed partial class SemanticsTests
{
    [Theory]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, "1.2", true)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, "1.1", false)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "1.1", true)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "1.10", false)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "1.2", true)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "", true)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, "", false)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.None, "7", true)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, "SPRING", true, "spring")]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "AUTUMN", true, "spring")]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "winter", false, "spring")]
    public async Task Semantics_16_VersionsAreMatched(
        DurableTaskWorkerOptions.VersionMatchStrategy strategy, string version, bool taken, string worker = "1.2")
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("any", _ => 1),
            Versioned(strategy, DurableTaskWorkerOptions.VersionFailureStrategy.Fail, worker));

        string id = await engine.RunAsync("any", null, new StartOrchestrationOptions { Version = version });

        OrchestrationMetadata found = await engine.GetAsync(id);
        Assert.Equal(
            taken ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Failed, found.RuntimeStatus);
        Assert.Equal(taken ? null : "VersionMismatch", found.FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task Semantics_16_ARejectedVersionWaitsForItsWorker()
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int>("any", _ => 1);
        TestEngine first = await TestEngine.StartAsync(Tasks, Versioned(
            DurableTaskWorkerOptions.VersionMatchStrategy.Strict,
            DurableTaskWorkerOptions.VersionFailureStrategy.Reject));
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("any", null, new StartOrchestrationOptions { Version = "2" });
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await first.GetAsync(id)).RuntimeStatus);

        await using TestEngine second = await first.RestartAsync(Tasks);
        await second.DrainAsync();
        Assert.Equal(1, await second.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_16_AnUnversionedTaskServesOnlyNamesWithoutVersions()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("both", new TaskVersion("1"), (_, _) => Task.FromResult("one"))
            .AddOrchestratorFunc<string>("both", _ => "none")
            .AddOrchestratorFunc<string>("plain", _ => "plain"));

        string exact = await engine.RunAsync("both", 0, new StartOrchestrationOptions { Version = "1" });
        string other = await engine.RunAsync("both", 0, new StartOrchestrationOptions { Version = "2" });
        string plain = await engine.RunAsync("plain", 0, new StartOrchestrationOptions { Version = "2" });

        Assert.Equal("one", await engine.OutputAsync<string>(exact));
        Assert.Equal("OrchestratorTaskNotFound", (await engine.GetAsync(other)).FailureDetails!.ErrorType);
        Assert.Equal("plain", await engine.OutputAsync<string>(plain));
    }

    [Fact]
    public async Task Semantics_16_AnUnversionedActivityServesOnlyNamesWithoutVersions()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string[]>("calls", async context =>
            [
                await context.CallActivityAsync<string>("both", new TaskOptions { Version = "1" }),
                await context.CallActivityAsync<string>("plain", new TaskOptions { Version = "2" }),
                (await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync<string>(
                    "both", new TaskOptions { Version = "2" }))).FailureDetails.ErrorType,
            ])
            .AddActivityFunc<int, string>("both", new TaskVersion("1"), (_, _) => Task.FromResult("one"))
            .AddActivityFunc<string>("both", _ => "none")
            .AddActivityFunc<string>("plain", _ => "plain"));

        Assert.Equal(
            ["one", "plain", "ActivityTaskNotFound"], await engine.ListAsync<string>(await engine.RunAsync("calls")));
    }

    private static EngineSetup Versioned(
        DurableTaskWorkerOptions.VersionMatchStrategy strategy,
        DurableTaskWorkerOptions.VersionFailureStrategy failure,
        string version = "1.2") => new()
        {
            Worker = worker => worker.UseVersioning(new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = version,
                MatchStrategy = strategy,
                FailureStrategy = failure,
            }),
        };
}
