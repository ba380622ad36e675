using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Who brings an engine its code, and who its file.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task AClientAlone_KeepsStartsForTheWorkerToCome()
    {
        using TestFolder folder = new();
        string id;
        await using (ServiceProvider services = new ServiceCollection()
            .AddDurableTaskClient(client => client.UseStandalone(options => options.Path = folder.File))
            .BuildServiceProvider())
        {
            id = await services.GetRequiredService<DurableTaskClient>().ScheduleNewOrchestrationInstanceAsync("one");
        }

        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("one", _ => 1), new EngineSetup(), folder);
        await engine.DrainAsync();

        Assert.Equal(1, await engine.OutputAsync<int>(id));
    }

    [Fact]
    public async Task OnePath_InOneProcess_IsOneEngine()
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("one", _ => 1));
        await using ServiceProvider services = new ServiceCollection()
            .AddDurableTaskClient(client => client.UseStandalone(options => options.Path = engine.Folder.File))
            .BuildServiceProvider();
        DurableTaskClient other = services.GetRequiredService<IDurableTaskClientProvider>().GetClient();

        string id = await other.ScheduleNewOrchestrationInstanceAsync("one");
        await engine.DrainAsync();

        Assert.Equal(1, await engine.OutputAsync<int>(id));
    }

    [Fact]
    public async Task ASecondWorker_OnOneFile_IsRefused()
    {
        await using TestEngine engine = await TestEngine.StartAsync(_ => { });

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => TestEngine.StartAsync(_ => { }, new EngineSetup(), engine.Folder));

        Assert.Contains("one file, one worker", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrchestratorThatCannotBeMade_IsParkedUntilItCan()
    {
        TestEngine first = await TestEngine.StartAsync(tasks => tasks.AddOrchestrator(
            "made", () => throw new InvalidOperationException("a service is missing")));
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("made");
        Assert.Contains("a service is missing", first.Engine.Report.Parked[id], StringComparison.Ordinal);

        await using TestEngine second = await first.RestartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("made", _ => 1));
        await second.DrainAsync();

        Assert.Equal(1, await second.OutputAsync<int>(id));
    }
}
