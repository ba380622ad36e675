using DurableTask.Core.History;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Instances whose code stays in memory, and those that are replayed.</summary>
public sealed class WarmthTests
{
    [Fact]
    public async Task ColdInstances_AreReplayedWhenReached()
    {
        int begun = 0;
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("wait", async context =>
            {
                begun++;
                return await context.WaitForExternalEvent<int>("go") + await context.WaitForExternalEvent<int>("go");
            }),
            new EngineSetup { Options = options => options.WarmInstances = 5 });
        List<string> ids = [];
        for (int i = 0; i < 40; i++)
        {
            ids.Add(await engine.RunAsync("wait"));
        }

        Assert.InRange(engine.Engine.Report.InMemory, 0, 5);
        foreach (string id in ids.Concat(ids))
        {
            await engine.Client.RaiseEventAsync(id, "go", 2);
            await engine.DrainAsync();
        }

        foreach (string id in ids)
        {
            Assert.Equal(4, await engine.OutputAsync<int>(id));
        }

        Assert.InRange(begun, 100, 120);
    }

    [Fact]
    public async Task WarmInstances_None_ReplayEveryEpisode()
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<bool[]>("replays", async context =>
                {
                    List<bool> replaying = [context.IsReplaying];
                    await context.CallSubOrchestratorAsync("child");
                    replaying.Add(context.IsReplaying);
                    await context.CreateTimer(TimeSpan.Zero, CancellationToken.None);
                    replaying.Add(context.IsReplaying);
                    return [.. replaying];
                })
                .AddOrchestratorFunc<int>("child", _ => 1),
            new EngineSetup { Options = options => options.WarmInstances = 0 });

        string id = await engine.RunAsync("replays");

        Assert.Equal([true, true, false], await engine.ListAsync<bool>(id));
    }

    [Fact]
    public async Task WarmInstances_AreNotReplayed()
    {
        int begun = 0;
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("steps", async context =>
            {
                begun++;
                int sum = 0;
                for (int i = 0; i < 20; i++)
                {
                    sum += await context.CallActivityAsync<int>("one");
                }

                return sum;
            })
            .AddActivityFunc<int>("one", _ => 1));

        Assert.Equal(20, await engine.OutputAsync<int>(await engine.RunAsync("steps")));
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task AHistoryOfTenThousandEvents_IsReplayedAndFinished()
    {
        void Tasks(DurableTaskRegistry tasks)
        {
            tasks.AddOrchestratorFunc<int>("long", async context =>
            {
                int sum = 0;
                for (int i = 0; i < 25; i++)
                {
                    sum += (await Task.WhenAll(Enumerable.Range(0, 200)
                        .Select(_ => context.CallActivityAsync<int>("one")))).Sum();
                }

                return sum + await context.WaitForExternalEvent<int>("go");
            });
            tasks.AddActivityFunc<int>("one", _ => 1);
        }

        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("long");
        await using TestEngine second = await first.RestartAsync(Tasks);
        IList<HistoryEvent> history = await second.Client.GetOrchestrationHistoryAsync(id);
        Assert.True(history.Count > 10_000);
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();

        Assert.Equal(5001, await second.OutputAsync<int>(id));
    }
}
