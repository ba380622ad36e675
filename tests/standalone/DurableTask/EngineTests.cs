using System.Diagnostics;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>How the engine goes about its work.</summary>
public sealed class EngineTests
{
    [Fact]
    public async Task Activities_MoreThanTheLimit_WaitTheirTurn()
    {
        int running = 0, most = 0;
        EngineSetup setup = new()
        {
            Worker = worker => worker.Configure(
                options => options.Concurrency.MaximumConcurrentActivityWorkItems = 3),
        };
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<int>("many", async context =>
                    (await Task.WhenAll(Enumerable.Range(0, 40)
                        .Select(number => context.CallActivityAsync<int>("slow", number)))).Sum())
                .AddActivityFunc<int, int>("slow", async (_, number) =>
                {
                    int now = Interlocked.Increment(ref running);
                    InterlockedMax(ref most, now);
                    await Task.Yield();
                    Thread.SpinWait(20_000);
                    Interlocked.Decrement(ref running);
                    return number;
                }),
            setup);

        Assert.Equal(780, await engine.OutputAsync<int>(await engine.RunAsync("many")));
        Assert.InRange(most, 1, 3);
    }

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

    [Fact]
    public async Task FactsOfExceptions_AreKeptWithTheFailure()
    {
        EngineSetup setup = new()
        {
            Worker = worker => worker.Services.AddSingleton<IExceptionPropertiesProvider, Facts>(),
        };
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<string>("asks", async context =>
                {
                    TaskFailedException failed = await Assert.ThrowsAsync<TaskFailedException>(
                        () => context.CallActivityAsync("fails"));
                    return failed.FailureDetails.Properties!["code"]!.ToString()!;
                })
                .AddActivityFunc("fails", _ => throw new InvalidOperationException("no")),
            setup);

        Assert.Equal("K-7", await engine.OutputAsync<string>(await engine.RunAsync("asks")));
    }

    [Fact]
    public async Task ManyReadersAtOnce_SeeWhatWasAcknowledged()
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int, int>("echo", (_, input) => input));

        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(async () =>
        {
            for (int i = 0; i < 10; i++)
            {
                string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("echo", number);
                Assert.NotNull(await engine.Client.GetInstanceAsync(id));
                OrchestrationMetadata ended = await engine.Client.WaitForInstanceCompletionAsync(id, true);
                Assert.Equal(number, ended.ReadOutputAs<int>());
                Assert.True((await engine.GetAsync(id)).IsCompleted);
            }
        })));
    }

    [Fact]
    public async Task Messages_BetweenInstances_ArriveInOrder()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc("sends", context =>
            {
                for (int i = 0; i < 10; i++)
                {
                    context.SendEvent("receiver", "number", i);
                }
            })
            .AddOrchestratorFunc<List<int>>("takes", async context =>
            {
                List<int> taken = [];
                while (taken.Count < 10)
                {
                    taken.Add(await context.WaitForExternalEvent<int>("number"));
                }

                return taken;
            }));
        await engine.RunAsync("takes", null, new StartOrchestrationOptions("receiver"));
        await engine.RunAsync("sends");

        Assert.Equal(Enumerable.Range(0, 10), await engine.ListAsync<int>("receiver"));
    }

    [Fact]
    public async Task ManyTimers_DueAtOnce_AllFireAndResume()
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<DateTime, bool>("sleeps", async (context, due) =>
            {
                await context.CreateTimer(due, CancellationToken.None);
                return context.CurrentUtcDateTime >= due;
            }),
            new EngineSetup { Options = options => options.WarmInstances = 100 });
        DateTime due = TestEngine.Beginning.UtcDateTime.AddDays(30);
        List<Task<string>> starts = [];
        for (int i = 0; i < 20_000; i++)
        {
            starts.Add(engine.Client.ScheduleNewOrchestrationInstanceAsync("sleeps", due));
        }

        await Task.WhenAll(starts);
        await engine.AdvanceAsync(TimeSpan.FromDays(31));

        Assert.Equal(20_000, engine.Engine.Report.TimersFired);
        OrchestrationQuery open = new(Statuses: [OrchestrationRuntimeStatus.Running]);
        await foreach (OrchestrationMetadata one in engine.Client.GetAllInstancesAsync(open))
        {
            Assert.Fail($"{one} has not resumed.");
        }
    }

    [Fact]
    public async Task ARealClock_WakesTheEngineByItself()
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<double>("naps", async context =>
            {
                DateTime due = context.CurrentUtcDateTime.AddMilliseconds(150);
                await context.CreateTimer(due, CancellationToken.None);
                return (context.CurrentUtcDateTime - due).TotalMilliseconds;
            }),
            new EngineSetup { Options = options => options.Clock = TimeProvider.System });
        long began = Stopwatch.GetTimestamp();
        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("naps");
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));

        OrchestrationMetadata ended = await engine.Client.WaitForInstanceCompletionAsync(id, true, limit.Token);

        Assert.True(Stopwatch.GetElapsedTime(began) >= TimeSpan.FromMilliseconds(150));
        Assert.True(ended.ReadOutputAs<double>() >= 0);
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int seen = most;
        while (now > seen)
        {
            seen = Interlocked.CompareExchange(ref most, now, seen);
        }
    }

    private sealed class Facts : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?> GetExceptionProperties(Exception exception) =>
            new Dictionary<string, object?> { ["code"] = "K-7" };
    }
}
