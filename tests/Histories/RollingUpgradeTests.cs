using GovMedia.Standalone;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Histories.Tests;

/// <summary>A release put in place while cases run: new code stands beside the old and becomes the default.</summary>
public sealed class RollingUpgradeTests : IDisposable
{
    private const string Case = "Case";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("govmedia-upgrade-");
    private readonly List<string> steps = [];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task CaseInFlight_UnderANewDefault_KeepsTheCodeItBeganUnder()
    {
        await RunAsync("1.0", StartAsync("A"));
        await RunAsync("1.1", StartAsync("B"), SendAsync("A", "end"), SendAsync("B", "end"));

        Assert.Equal(["A old begins", "B new begins", "A old ends", "B new ends"], steps);
        Assert.Equal(("old", "new"), (await OutputAsync("A"), await OutputAsync("B")));
    }

    [Fact]
    public async Task CaseInFlight_ContinuedAsNewUnderTheNewVersion_IsMovedWithItsEvents()
    {
        await RunAsync("1.0", StartAsync("A"));
        await RunAsync("1.1", SendAsync("A", "move"), SendAsync("A", "end"));

        Assert.Equal(["A old begins", "A new begins", "A new ends"], steps);
        Assert.Equal("new", await OutputAsync("A"));
    }

    [Theory]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict)]
    public async Task CaseOfTheNewVersion_OnAWorkerRolledBack_WaitsForTheNewWorker(
        DurableTaskWorkerOptions.VersionMatchStrategy strategy)
    {
        await RunAsync("1.1", StartAsync("B"));
        await RunAsync("1.0", strategy, SendAsync("B", "end"));
        Assert.Equal(["B new begins"], steps);

        await RunAsync("1.1");

        Assert.Equal(["B new begins", "B new ends"], steps);
    }

    [Theory]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, true)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, false)]
    public async Task CaseOfTheOldVersion_OnTheNewWorker_IsTakenUnlessStrict(
        DurableTaskWorkerOptions.VersionMatchStrategy strategy, bool taken)
    {
        await RunAsync("1.0", StartAsync("A"));
        await RunAsync("1.1", strategy, SendAsync("A", "end"));

        Assert.Equal(taken, steps.Contains("A old ends"));
    }

    private static Func<DurableTaskClient, Task> StartAsync(string id) =>
        client => client.ScheduleNewOrchestrationInstanceAsync(Case, id, new StartOrchestrationOptions(id));

    private static Func<DurableTaskClient, Task> SendAsync(string id, string what) =>
        client => client.RaiseEventAsync(id, "next", what);

    /// <summary>As a function's wrapper chooses: by the version the case was started under.</summary>
    private static Task<string> WrapAsync(TaskOrchestrationContext context) =>
        context.CompareVersionTo("1.1") < 0 ? OldAsync(context) : NewAsync(context);

    private static async Task<string> OldAsync(TaskOrchestrationContext context)
    {
        string id = context.GetInput<string>()!;
        await context.CallActivityAsync("Step", $"{id} old begins");
        if (await context.WaitForExternalEvent<string>("next") == "move")
        {
            context.ContinueAsNew(new ContinueAsNewOptions
            {
                NewInput = id,
                NewVersion = "1.1",
                PreserveUnprocessedEvents = true,
            });
            return string.Empty;
        }

        await context.CallActivityAsync("Step", $"{id} old ends");
        return "old";
    }

    private static async Task<string> NewAsync(TaskOrchestrationContext context)
    {
        string id = context.GetInput<string>()!;
        await context.CallActivityAsync("Step", $"{id} new begins");
        await context.WaitForExternalEvent<string>("next");
        await context.CallActivityAsync("Step", $"{id} new ends");
        return "new";
    }

    private Task RunAsync(string version, params Func<DurableTaskClient, Task>[] acts) =>
        RunAsync(version, DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, acts);

    /// <summary>Runs a worker of a version for a while, as a release would.</summary>
    private async Task RunAsync(
        string version,
        DurableTaskWorkerOptions.VersionMatchStrategy strategy,
        params Func<DurableTaskClient, Task>[] acts)
    {
        using IHost host = Build(version, strategy);
        await host.StartAsync();
        DurableTaskClient client = host.Services.GetRequiredService<DurableTaskClient>();
        IClockedWork work = host.Services.GetRequiredService<IClockedWork>();
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        await work.DrainAsync(limit.Token);
        foreach (Func<DurableTaskClient, Task> act in acts)
        {
            await act(client);
            await work.DrainAsync(limit.Token);
        }

        await host.StopAsync();
    }

    private async Task<string?> OutputAsync(string id)
    {
        using IHost host = Build("1.1", DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder);
        await host.StartAsync();
        OrchestrationMetadata? found = await host.Services.GetRequiredService<DurableTaskClient>()
            .GetInstanceAsync(id, getInputsAndOutputs: true);
        await host.StopAsync();
        return found?.ReadOutputAs<string>();
    }

    private IHost Build(string version, DurableTaskWorkerOptions.VersionMatchStrategy strategy)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddDurableTaskWorker(worker =>
        {
            worker.AddTasks(tasks =>
            {
                tasks.AddOrchestratorFunc<string>(Case, WrapAsync);
                tasks.AddActivityFunc<string>("Step", (_, what) => steps.Add(what));
            });
            worker.UseVersioning(new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = version,
                DefaultVersion = version,
                MatchStrategy = strategy,
                FailureStrategy = DurableTaskWorkerOptions.VersionFailureStrategy.Reject,
            });
            worker.UseStandalone(options =>
            {
                options.Path = Path.Combine(folder.FullName, "durable.db");
                options.Clock = new SimulatedClock(Scenarios.Begin);
            });
        });
        builder.Services.AddDurableTaskClient(client => client.UseStandalone().UseDefaultVersion(version));
        return builder.Build();
    }
}
