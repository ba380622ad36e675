using System.Diagnostics;
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
