using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <content>Suspending and terminating.</content>
public sealed partial class SemanticsTests
{
    [Fact]
    public async Task Semantics_14_WhileSuspendedEverythingWaits()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<DateTime[]>("stayed", async context =>
            {
                await context.WaitForExternalEvent<int>("go");
                DateTime went = context.CurrentUtcDateTime;
                await context.CreateTimer(new DateTime(2026, 3, 3, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None);
                return [went, context.CurrentUtcDateTime];
            }));

        string id = await engine.RunAsync("stayed");
        await engine.Client.SuspendInstanceAsync(id, "by court");
        await engine.Client.RaiseEventAsync(id, "go", 1);
        await engine.AdvanceAsync(TimeSpan.FromDays(3));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await engine.GetAsync(id)).RuntimeStatus);
        await engine.Client.ResumeInstanceAsync(id, "lifted");
        await engine.DrainAsync();

        DateTime resumed = TestEngine.Beginning.UtcDateTime.AddDays(3);
        Assert.Equal([resumed, resumed], await engine.ListAsync<DateTime>(id));
    }

    [Fact]
    public async Task Semantics_14_StepsOfTheEpisodeThatSuspendsAreHeld()
    {
        int calls = 0;
        void Tasks(DurableTaskRegistry tasks)
        {
            tasks.AddOrchestratorFunc<int>("held", async context =>
            {
                await context.WaitForExternalEvent<int>("go");
                return await context.CallActivityAsync<int>("count");
            });
            tasks.AddActivityFunc<int>("count", _ => ++calls);
        }

        using TestFolder folder = new();
        string id = await SuspendBeforeItRunsAsync(folder);
        TestEngine first = await TestEngine.StartAsync(Tasks, new EngineSetup(), folder);
        await first.DrainAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await first.GetAsync(id)).RuntimeStatus);
        Assert.Equal(0, calls);
        await using TestEngine second = await first.RestartAsync(Tasks);
        await second.Client.ResumeInstanceAsync(id);
        await second.DrainAsync();

        Assert.Equal(1, calls);
        Assert.Equal(1, await second.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_15_TerminateEndsAtOnceAlsoWhileSuspended()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc("waits", context => context.CreateTimer(TimeSpan.FromDays(9), default)));

        string id = await engine.RunAsync("waits");
        await engine.Client.SuspendInstanceAsync(id);
        await engine.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions("by order"));
        await engine.DrainAsync();

        OrchestrationMetadata found = await engine.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, found.RuntimeStatus);
        Assert.Equal("by order", found.ReadOutputAs<string>());
        Assert.Null(engine.Work.NextDue);
    }

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Terminated)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Semantics_15_TerminateReachesChildrenOnlyWhenAsked(
        bool recursive, OrchestrationRuntimeStatus child)
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc("parent", context =>
                context.CallSubOrchestratorAsync("child", new SubOrchestrationOptions(instanceId: "the-child")))
            .AddOrchestratorFunc("child", context => context.WaitForExternalEvent<int>("never")));

        string id = await engine.RunAsync("parent");
        await engine.Client.TerminateInstanceAsync(id, new TerminateInstanceOptions(null, recursive));
        await engine.DrainAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await engine.GetAsync(id)).RuntimeStatus);
        Assert.Equal(child, (await engine.GetAsync("the-child")).RuntimeStatus);
    }

    [Fact]
    public async Task Semantics_15_ARunningActivityGoesOnAndItsAnswerIsDropped()
    {
        TaskCompletionSource answer = new();
        TaskCompletionSource running = new();
        bool ended = false;
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("calls", context => context.CallActivityAsync<int>("slow"))
            .AddActivityFunc<int>("slow", async _ =>
            {
                running.SetResult();
                await answer.Task;
                ended = true;
                return 1;
            }));

        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("calls");
        await running.Task;
        await engine.Client.TerminateInstanceAsync(id, "stop");
        await engine.Client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
        Assert.False(ended);
        answer.SetResult();
        await engine.DrainAsync();

        Assert.True(ended);
        OrchestrationMetadata found = await engine.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, found.RuntimeStatus);
        Assert.Equal("stop", found.ReadOutputAs<string>());
    }

    /// <summary>Starts an instance and suspends it while nobody runs it, so that all of it is one episode later.
    /// </summary>
    private static async Task<string> SuspendBeforeItRunsAsync(TestFolder folder)
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddDurableTaskClient(client => client.UseStandalone(options => options.Path = folder.File))
            .BuildServiceProvider();
        DurableTaskClient alone = services.GetRequiredService<DurableTaskClient>();
        string id = await alone.ScheduleNewOrchestrationInstanceAsync("held");
        await alone.RaiseEventAsync(id, "go", 1);
        await alone.SuspendInstanceAsync(id);
        return id;
    }
}
