using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <content>Calls of activities and sub-orchestrations, and whose ids they have.</content>
public sealed partial class SemanticsTests
{
    [Fact]
    public async Task Semantics_10_SubOrchestrationIdsAreDerivedAndStable()
    {
        void Tasks(DurableTaskRegistry tasks)
        {
            tasks.AddOrchestratorFunc<string[]>("parent", async context =>
            [
                await context.CallSubOrchestratorAsync<string>("child"),
                await context.CallSubOrchestratorAsync<string>("child"),
                context.NewGuid().ToString(),
            ]);
            tasks.AddOrchestratorFunc<string>("child", async context =>
            {
                await context.WaitForExternalEvent<int>("go");
                return context.InstanceId + " " + context.Parent!.InstanceId;
            });
        }

        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("parent");
        string child = await OnlyRunningAsync(first, "child");
        await using TestEngine second = await first.RestartAsync(Tasks);
        await second.Client.RaiseEventAsync(child, "go", 1);
        await second.DrainAsync();
        string other = await OnlyRunningAsync(second, "child");
        await second.Client.RaiseEventAsync(other, "go", 1);
        await second.DrainAsync();

        string[] output = (await second.OutputAsync<string[]>(id))!;
        Assert.Equal([child + " " + id, other + " " + id], output[..2]);
        Assert.Equal('5', output[2][14]);
        Assert.Equal(3, output.Distinct().Count());
    }

    [Fact]
    public async Task Semantics_10_ActivitiesInheritTheVersionSubOrchestrationsGetTheDefault()
    {
        EngineSetup setup = new()
        {
            Worker = worker => worker.UseVersioning(new DurableTaskWorkerOptions.VersioningOptions
            {
                DefaultVersion = "9",
            }),
        };
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<string>("parent", async context =>
                    await context.CallActivityAsync<string>("which") +
                    await context.CallSubOrchestratorAsync<string>("child"))
                .AddOrchestratorFunc<string>("child", context => context.Version)
                .AddActivityFunc<string>("which", context => context.Version),
            setup);

        string id = await engine.RunAsync("parent", null, new StartOrchestrationOptions { Version = "3" });

        Assert.Equal("39", await engine.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Semantics_11_AnExistingIdIsRefusedByItsState()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc("waits", context => context.WaitForExternalEvent<int>("go"))
            .AddOrchestratorFunc<int>("done", _ => 1));
        StartOrchestrationOptions one = new("case-1");
        await engine.RunAsync("waits", null, one);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => engine.RunAsync("done", null, one));
        await engine.RunAsync("done", null, one.WithDedupeStatuses());
        Assert.Equal("done", (await engine.GetAsync("case-1")).Name);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => engine.RunAsync(
            "waits", null, one.WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses])));
        await engine.RunAsync("waits", null, one);
        Assert.Equal("waits", (await engine.GetAsync("case-1")).Name);
    }

    [Fact]
    public async Task Semantics_11_WhatIsReplacedIsTerminatedFirst()
    {
        StartOrchestrationOptions any = new StartOrchestrationOptions("the-child").WithDedupeStatuses();
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string>("parent", async context =>
            {
                TaskFailedException failed = await Assert.ThrowsAsync<TaskFailedException>(() =>
                    context.CallSubOrchestratorAsync("child", new SubOrchestrationOptions(instanceId: "the-child")));
                return failed.FailureDetails.ErrorType;
            })
            .AddOrchestratorFunc("child", context => context.CreateTimer(TimeSpan.FromDays(1), default))
            .AddOrchestratorFunc<int>("done", _ => 1));

        string parent = await engine.RunAsync("parent");
        await engine.RunAsync("done", null, any);

        Assert.Equal("Terminated", await engine.OutputAsync<string>(parent));
        Assert.Equal(1, await engine.OutputAsync<int>("the-child"));
        Assert.Null(engine.Work.NextDue);
    }

    [Fact]
    public async Task Semantics_11_TheDefaultMayRefuseEveryState()
    {
        EngineSetup denying = new()
        {
            Options = options => options.DefaultDedupeStatuses =
                [OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Completed],
        };
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("done", _ => 1), denying);
        StartOrchestrationOptions one = new("case-1");
        await engine.RunAsync("done", null, one);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => engine.RunAsync("done", null, one));
    }

    [Fact]
    public async Task Semantics_17_AnActivityGetsItsListAsItWas()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int[]>("passes", context => context.CallActivityAsync<int[]>("echo", new[] { 1, 2 }))
            .AddActivityFunc<int[], int[]>("echo", (_, input) => input));

        Assert.Equal([1, 2], await engine.ListAsync<int>(await engine.RunAsync("passes")));
    }

    [Fact]
    public async Task Semantics_18_ACallHasOneIdHoweverOftenItRuns()
    {
        List<string> keys = [];
        TaskCompletionSource stuck = new();
        void Tasks(DurableTaskRegistry tasks)
        {
            tasks.AddOrchestratorFunc<int>("calls", context => context.CallActivityAsync<int>("once"));
            tasks.AddActivityFunc<int>("once", async context =>
            {
                keys.Add(context.GetCall()!.Key);
                if (keys.Count == 1)
                {
                    await stuck.Task;
                }

                return 5;
            });
        }

        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("calls");
        await Poll.UntilAsync(() => keys.Count == 1);
        await using TestEngine second = await first.RestartAsync(Tasks);
        await second.DrainAsync();
        stuck.SetResult();

        Assert.Equal(5, await second.OutputAsync<int>(id));
        Assert.Equal(2, keys.Count);
        Assert.Equal(keys[0], keys[1]);
        Assert.StartsWith(id + "/", keys[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Semantics_19_TasksAreNamedByClassOrAttribute()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestrator<NamedOrchestrator>()
            .AddActivity<PlainActivity>());

        Assert.Equal("<7>", await engine.OutputAsync<string>(await engine.RunAsync("The Procedure", 7)));
    }

    private static async Task<string> OnlyRunningAsync(TestEngine engine, string name)
    {
        OrchestrationQuery query = new(Statuses: [OrchestrationRuntimeStatus.Running]);
        List<string> ids = [];
        await foreach (OrchestrationMetadata one in engine.Client.GetAllInstancesAsync(query))
        {
            if (one.Name == name)
            {
                ids.Add(one.InstanceId);
            }
        }

        return Assert.Single(ids);
    }

    [DurableTask("The Procedure")]
    private sealed class NamedOrchestrator : TaskOrchestrator<int, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, int input) =>
            context.CallActivityAsync<string>(nameof(PlainActivity), input);
    }

    private sealed class PlainActivity : TaskActivity<int, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, int input) =>
            Task.FromResult($"<{input}>");
    }
}
