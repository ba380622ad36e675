using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

public sealed partial class SemanticsTests
{
    [Fact]
    public async Task Semantics_08_EventsAreKeptInOrderAndNamesIgnoreCase()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int[]>("takes", async context =>
            {
                await context.WaitForExternalEvent<int>("start");
                return
                [
                    await context.WaitForExternalEvent<int>("NUMBER"),
                    await context.WaitForExternalEvent<int>("Number"),
                    await context.WaitForExternalEvent<int>("number"),
                ];
            }));

        string id = await engine.RunAsync("takes");
        foreach (int number in new[] { 1, 2, 3 })
        {
            await engine.Client.RaiseEventAsync(id, "number", number);
        }

        await engine.Client.RaiseEventAsync(id, "START", 0);
        await engine.DrainAsync();

        Assert.Equal([1, 2, 3], await engine.ListAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_08_TheNewestWaiterIsServedFirst()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int[]>("stack", async context =>
            {
                Task<int> older = context.WaitForExternalEvent<int>("number");
                Task<int> newer = context.WaitForExternalEvent<int>("number");
                return [await older, await newer];
            }));

        string id = await engine.RunAsync("stack");
        await engine.Client.RaiseEventAsync(id, "number", 1);
        await engine.Client.RaiseEventAsync(id, "number", 2);
        await engine.DrainAsync();

        Assert.Equal([2, 1], await engine.ListAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_08_AnEventAfterATimedOutWaitIsKeptForTheNext()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int>("late", async context =>
            {
                try
                {
                    return await context.WaitForExternalEvent<int>("objection", TimeSpan.FromDays(15));
                }
                catch (TaskCanceledException)
                {
                    await context.CreateTimer(TimeSpan.FromDays(2), CancellationToken.None);
                    return 1000 + await context.WaitForExternalEvent<int>("objection", TimeSpan.FromDays(1));
                }
            }));

        // The official engine gives this event to the wait that has timed out, and loses it.
        string id = await engine.RunAsync("late");
        await engine.AdvanceAsync(TimeSpan.FromDays(16));
        await engine.Client.RaiseEventAsync(id, "objection", 7);
        await engine.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(1007, await engine.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_08_TheSameNameWithAnotherTypeIsRefusedWhileSomebodyWaits()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<string>("types", context =>
            {
                _ = context.WaitForExternalEvent<int>("number");
                return Record.Exception(() => { _ = context.WaitForExternalEvent<string>("number"); })!.GetType().Name;
            }));

        Assert.Equal(nameof(ArgumentException), await engine.OutputAsync<string>(await engine.RunAsync("types")));
    }

    [Fact]
    public async Task Semantics_08_EventsToNobodyAreDiscardedInSilence()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc("done", _ => { }));

        string id = await engine.RunAsync("done");
        await engine.Client.RaiseEventAsync(id, "late", 1);
        await engine.Client.RaiseEventAsync("unknown", "late", 1);
        await engine.DrainAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await engine.GetAsync(id)).RuntimeStatus);
        Assert.Null(await engine.Client.GetInstanceAsync("unknown"));
    }

    [Fact]
    public async Task Semantics_09_ContinueAsNewCarriesEventsAndRestartsTheHistory()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<List<int>, List<int>>("round", async (context, taken) =>
            {
                taken ??= [];
                if (taken.Count == 3)
                {
                    return taken;
                }

                taken.Add(await context.WaitForExternalEvent<int>("number"));
                context.SetCustomStatus(taken.Count);
                context.ContinueAsNew(taken);
                return [];
            }));

        string id = await engine.RunAsync("round");
        string first = (await StartedAsync(engine, id)).OrchestrationInstance!.ExecutionId!;
        foreach (int number in new[] { 1, 2, 3 })
        {
            await engine.Client.RaiseEventAsync(id, "number", number);
        }

        await engine.DrainAsync();

        Assert.Equal([1, 2, 3], await engine.ListAsync<int>(id));
        ExecutionStartedEvent last = await StartedAsync(engine, id);
        Assert.NotEqual(first, last.OrchestrationInstance!.ExecutionId);
        Assert.Equal(3, last.Generation);
        Assert.Equal("3", (await engine.GetAsync(id)).SerializedCustomStatus);
    }

    [Fact]
    public async Task Semantics_09_WithoutPreservingEventsAreDropped()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int, int>("drops", async (context, round) =>
            {
                if (round == 0)
                {
                    await context.WaitForExternalEvent<int>("go");
                    context.ContinueAsNew(1, preserveUnprocessedEvents: false);
                    return 0;
                }

                return await context.WaitForExternalEvent<int>("number");
            }));

        string id = await engine.RunAsync("drops", 0);
        await engine.Client.RaiseEventAsync(id, "number", 1);
        await engine.Client.RaiseEventAsync(id, "go", 1);
        await engine.DrainAsync();
        await engine.Client.RaiseEventAsync(id, "number", 2);
        await engine.DrainAsync();

        Assert.Equal(2, await engine.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_09_ANewVersionRoutesToAnotherClass()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("law", new TaskVersion("1"), (context, _) =>
            {
                context.ContinueAsNew(new ContinueAsNewOptions { NewVersion = "2" });
                return Task.FromResult("old law");
            })
            .AddOrchestratorFunc<int, string>(
                "law", new TaskVersion("2"), (context, _) => Task.FromResult("new law " + context.Version)));

        string id = await engine.RunAsync("law", 0, new StartOrchestrationOptions { Version = "1" });

        Assert.Equal("new law 2", await engine.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Semantics_09_AThrowAfterContinueAsNewFails()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc("throws", context =>
            {
                context.ContinueAsNew(1);
                throw new InvalidOperationException("after");
            }));

        OrchestrationMetadata found = await engine.GetAsync(await engine.RunAsync("throws"));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, found.RuntimeStatus);
        Assert.Equal("after", found.FailureDetails!.ErrorMessage);
    }

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

        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("held");
        Task raised = first.Client.RaiseEventAsync(id, "go", 1);
        Task suspended = first.Client.SuspendInstanceAsync(id);
        await Task.WhenAll(raised, suspended);
        await first.DrainAsync();
        int before = calls;

        await using TestEngine second = await first.RestartAsync(Tasks);
        await second.Client.ResumeInstanceAsync(id);
        await second.DrainAsync();

        // Whether both arrived in one episode is the engine's affair; the call happens once, either way.
        Assert.InRange(before, 0, 1);
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

    private static async Task<ExecutionStartedEvent> StartedAsync(TestEngine engine, string id) =>
        (await engine.Client.GetOrchestrationHistoryAsync(id)).OfType<ExecutionStartedEvent>().Single();
}
