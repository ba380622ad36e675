using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <content>Timers, and what else an end waits for.</content>
public sealed partial class SemanticsTests
{
    [Fact]
    public async Task Semantics_05_LongTimersAreOneTimer()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<DateTime>("appeal", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(20 * 365), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }));

        string id = await engine.RunAsync("appeal");
        DateTimeOffset due = TestEngine.Beginning.AddDays(20 * 365);
        Assert.Equal(due, engine.Work.NextDue);
        await engine.AdvanceAsync(TimeSpan.FromDays((20 * 365) - 1));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);
        await engine.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(due.UtcDateTime, await engine.OutputAsync<DateTime>(id));
        IList<HistoryEvent> history = await engine.Client.GetOrchestrationHistoryAsync(id);
        Assert.Single(history.OfType<TimerFiredEvent>());
    }

    [Fact]
    public async Task Semantics_05_AnIntervalThatIsSetSlicesLongTimers()
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<DateTime>("appeal", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(7), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }),
            new EngineSetup
            {
                Worker = worker => worker.Configure(options => options.MaximumTimerInterval = TimeSpan.FromDays(3)),
            });

        string id = await engine.RunAsync("appeal");
        await engine.AdvanceAsync(TimeSpan.FromDays(7));

        Assert.Equal(TestEngine.Beginning.AddDays(7).UtcDateTime, await engine.OutputAsync<DateTime>(id));
        IList<HistoryEvent> history = await engine.Client.GetOrchestrationHistoryAsync(id);
        Assert.Equal(
            [3, 6, 7],
            history.OfType<TimerFiredEvent>().Select(one => (one.FireAt - TestEngine.Beginning.UtcDateTime).Days));
    }

    [Fact]
    public async Task Semantics_05_CancellingASlicedTimerEndsItsWait()
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<bool>("appeal", async context =>
            {
                using CancellationTokenSource end = new();
                Task wait = context.CreateTimer(TimeSpan.FromDays(700), end.Token);
                await context.CreateTimer(TimeSpan.FromDays(4), CancellationToken.None);
                end.Cancel();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
                return wait.IsCanceled;
            }),
            new EngineSetup
            {
                Worker = worker => worker.Configure(options => options.MaximumTimerInterval = TimeSpan.FromDays(3)),
            });

        string id = await engine.RunAsync("appeal");
        await engine.AdvanceAsync(TimeSpan.FromDays(5));

        Assert.True(await engine.OutputAsync<bool>(id));
        Assert.Null(engine.Work.NextDue);
    }

    [Fact]
    public void Semantics_05_AnIntervalOfNothingIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new DurableTaskWorkerOptions { MaximumTimerInterval = TimeSpan.Zero });

    [Fact]
    public async Task Semantics_06_ACancelledTimerIsDisarmedAndNeverWakesAnybody()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int>("cancel", async context =>
            {
                using CancellationTokenSource end = new();
                Task timer = context.CreateTimer(TimeSpan.FromDays(30), end.Token);
                await context.WaitForExternalEvent<int>("go");
                end.Cancel();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timer);
                return await context.WaitForExternalEvent<int>("end");
            }));

        string id = await engine.RunAsync("cancel");
        Assert.NotNull(engine.Work.NextDue);
        await engine.Client.RaiseEventAsync(id, "go", 1);
        await engine.DrainAsync();
        Assert.Null(engine.Work.NextDue);
        await engine.Client.RaiseEventAsync(id, "end", 7);
        await engine.DrainAsync();

        Assert.Equal(7, await engine.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_06_ATimerCancelledAsItIsSetIsNeverArmed()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int>("cancel", async context =>
            {
                using CancellationTokenSource end = new();
                Task before = context.CreateTimer(TimeSpan.FromDays(1), end.Token);
                end.Cancel();
                Task after = context.CreateTimer(TimeSpan.FromDays(2), end.Token);
                Assert.True(before.IsCanceled && after.IsCanceled);
                return await context.WaitForExternalEvent<int>("go");
            }));

        string id = await engine.RunAsync("cancel");
        Assert.Null(engine.Work.NextDue);
        await engine.Client.RaiseEventAsync(id, "go", 7);
        await engine.DrainAsync();

        Assert.Equal(7, await engine.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_06_ATimerThatFiresAsItIsCancelledChangesNothing()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<string>("cancel", async context =>
            {
                using CancellationTokenSource end = new();
                Task timer = context.CreateTimer(TimeSpan.FromDays(1), end.Token);
                await context.WaitForExternalEvent<int>("go");
                end.Cancel();
                await context.WaitForExternalEvent<int>("end");
                return timer.Status.ToString();
            }));

        string id = await engine.RunAsync("cancel");
        await engine.Client.SuspendInstanceAsync(id);
        await engine.Client.RaiseEventAsync(id, "go", 1);
        await engine.AdvanceAsync(TimeSpan.FromDays(1));
        await engine.Client.ResumeInstanceAsync(id);
        await engine.Client.RaiseEventAsync(id, "end", 1);
        await engine.DrainAsync();

        Assert.Equal(1, engine.Engine.Report.TimersFired);
        Assert.Equal("Canceled", await engine.OutputAsync<string>(id));
    }

    [Theory]
    [InlineData("return")]
    [InlineData("throw")]
    [InlineData("again")]
    public async Task Semantics_07_CompletionWaitsForOpenTasks(string how)
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<string, string>("leaves", (context, way) =>
            {
                if (way == "done")
                {
                    return way;
                }

                _ = context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
                if (way == "throw")
                {
                    throw new InvalidOperationException("thrown");
                }

                if (way == "again")
                {
                    context.ContinueAsNew("done");
                }

                return way;
            }));

        string id = await engine.RunAsync("leaves", how);
        await engine.AdvanceAsync(TimeSpan.FromHours(23));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);
        await engine.AdvanceAsync(TimeSpan.FromHours(1));

        OrchestrationMetadata found = await engine.GetAsync(id);
        Assert.Equal(
            how == "throw" ? OrchestrationRuntimeStatus.Failed : OrchestrationRuntimeStatus.Completed,
            found.RuntimeStatus);
        Assert.Equal(how == "throw" ? null : how == "again" ? "done" : how, found.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Semantics_07_AWaitForAnEventKeepsNothingOpen()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int>("listens", context =>
            {
                _ = context.WaitForExternalEvent<int>("never");
                return 1;
            }));

        Assert.Equal(1, await engine.OutputAsync<int>(await engine.RunAsync("listens")));
    }

    [Fact]
    public async Task Semantics_07_CompletionWaitsForOpenCallsToo()
    {
        TaskCompletionSource answer = new();
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("leaves", context =>
            {
                _ = context.CallActivityAsync("slow");
                _ = context.CallSubOrchestratorAsync("child", new SubOrchestrationOptions(instanceId: "the-child"));
                return 1;
            })
            .AddOrchestratorFunc("child", context => context.WaitForExternalEvent<int>("go"))
            .AddActivityFunc("slow", _ => answer.Task));

        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("leaves");
        await engine.Client.WaitForInstanceStartAsync("the-child", CancellationToken.None);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);
        answer.SetResult();
        await engine.DrainAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);
        await engine.Client.RaiseEventAsync("the-child", "go", 1);
        await engine.DrainAsync();

        Assert.Equal(1, await engine.OutputAsync<int>(id));
    }
}
