using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace GovMedia.Standalone.DurableTask.Tests;

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
    public async Task Semantics_12_RetriesAreDurableTimersOfGrowingLength()
    {
        List<DateTimeOffset> attempts = [];
        SimulatedClock clock = new(TestEngine.Beginning);
        RetryPolicy policy = new(5, TimeSpan.FromMinutes(1), 2, TimeSpan.FromMinutes(3));
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<int>("retries", context =>
                    context.CallActivityAsync<int>("fails", TaskOptions.FromRetryPolicy(policy)))
                .AddActivityFunc<int>("fails", _ =>
                {
                    attempts.Add(clock.GetUtcNow());
                    return attempts.Count < 5 ? throw new InvalidOperationException("not yet") : attempts.Count;
                }),
            new EngineSetup { Clock = clock });

        string id = await engine.RunAsync("retries");
        await engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(5, await engine.OutputAsync<int>(id));
        Assert.Equal([0, 1, 3, 6, 9], attempts.Select(one => (one - TestEngine.Beginning).TotalMinutes));
        IList<HistoryEvent> history = await engine.Client.GetOrchestrationHistoryAsync(id);
        Assert.Equal(4, history.OfType<TimerFiredEvent>().Count());
    }

    [Theory]
    [InlineData(2, 100, 2)]
    [InlineData(9, 5, 4)]
    public async Task Semantics_12_RetriesStopAtTheirLimits(int attempts, int minutes, int made)
    {
        int calls = 0;
        RetryPolicy policy = new(
            attempts, TimeSpan.FromMinutes(2), retryTimeout: TimeSpan.FromMinutes(minutes));
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc("retries", context => context.CallActivityAsync(
                "fails", TaskOptions.FromRetryPolicy(policy)))
            .AddActivityFunc("fails", _ =>
            {
                calls++;
                throw new InvalidOperationException("never");
            }));

        string id = await engine.RunAsync("retries");
        await engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync(id)).RuntimeStatus);
        Assert.Equal(made, calls);
    }

    [Fact]
    public async Task Semantics_12_AFilterThatThrowsKeepsTheFirstFailure()
    {
        RetryPolicy policy = new(3, TimeSpan.FromMinutes(1))
        {
            HandleFailure = _ => throw new NotSupportedException("filter"),
        };
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc("retries", context => context.CallActivityAsync(
                "fails", TaskOptions.FromRetryPolicy(policy)))
            .AddActivityFunc("fails", _ => throw new InvalidOperationException("original")));

        OrchestrationMetadata found = await engine.GetAsync(await engine.RunAsync("retries"));

        Assert.Equal("original", found.FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Semantics_12_AHandlerDecidesAndMissingTasksAreNotRetried()
    {
        List<int> seen = [];
        RetryHandler handler = context =>
        {
            seen.Add(context.LastAttemptNumber);
            return context.LastAttemptNumber < 3;
        };
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string>("retries", async context =>
            {
                TaskFailedException failed = await Assert.ThrowsAsync<TaskFailedException>(
                    () => context.CallActivityAsync("fails", TaskOptions.FromRetryHandler(handler)));
                TaskFailedException missing = await Assert.ThrowsAsync<TaskFailedException>(
                    () => context.CallActivityAsync("missing", TaskOptions.FromRetryHandler(handler)));
                TaskFailedException unknown = await Assert.ThrowsAsync<TaskFailedException>(
                    () => context.CallSubOrchestratorAsync("missing", TaskOptions.FromRetryHandler(handler)));
                return $"{failed.TaskId} {missing.FailureDetails.ErrorType} {unknown.FailureDetails.ErrorType}";
            })
            .AddActivityFunc("fails", _ => throw new InvalidOperationException("always")));

        string id = await engine.RunAsync("retries");

        Assert.Equal(
            "2 ActivityTaskNotFound OrchestratorTaskNotFound", await engine.OutputAsync<string>(id));
        Assert.Equal([1, 2, 3], seen);
    }

    [Fact]
    public async Task Semantics_13_FailuresKeepTheirChain()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc("parent", context => context.CallSubOrchestratorAsync("child"))
            .AddOrchestratorFunc("child", context => context.CallActivityAsync("fails"))
            .AddActivityFunc("fails", _ =>
                throw new InvalidOperationException("outer", new FormatException("inner"))));

        OrchestrationMetadata found = await engine.GetAsync(await engine.RunAsync("parent"));

        TaskFailureDetails failure = found.FailureDetails!;
        Assert.True(failure.IsCausedBy<TaskFailedException>());
        Assert.StartsWith("Task 'child' (#0) failed with an unhandled exception: Task 'fails' (#0)",
            failure.ErrorMessage, StringComparison.Ordinal);
        TaskFailureDetails activity = failure.InnerFailure!.InnerFailure!;
        Assert.True(activity.IsCausedBy<SystemException>());
        Assert.Equal("System.InvalidOperationException: outer", activity.ToString());
        Assert.True(activity.InnerFailure!.IsCausedBy<FormatException>());
    }

    [Theory]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, "1.2", true)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, "1.1", false)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "1.1", true)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.CurrentOrOlder, "1.10", false)]
    [InlineData(DurableTaskWorkerOptions.VersionMatchStrategy.None, "7", true)]
    public async Task Semantics_16_VersionsAreMatched(
        DurableTaskWorkerOptions.VersionMatchStrategy strategy, string version, bool taken)
    {
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<int>("any", _ => 1),
            Versioned(strategy, DurableTaskWorkerOptions.VersionFailureStrategy.Fail));

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

    [Fact]
    public async Task Semantics_20_CustomStatusIsKeptWithTheEpisodeAndLimited()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<string>("status", async context =>
            {
                context.SetCustomStatus(new { step = 1 });
                await context.WaitForExternalEvent<int>("go");
                return Record.Exception(() => context.SetCustomStatus(new string('x', 9000)))!.GetType().Name;
            }));

        string id = await engine.RunAsync("status");
        Assert.Equal("{\"step\":1}", (await engine.GetAsync(id)).SerializedCustomStatus);
        await engine.Client.RaiseEventAsync(id, "go", 1);
        await engine.DrainAsync();

        Assert.Equal(nameof(ArgumentException), await engine.OutputAsync<string>(id));
        Assert.Equal("{\"step\":1}", (await engine.GetAsync(id)).SerializedCustomStatus);
    }

    private static EngineSetup Versioned(
        DurableTaskWorkerOptions.VersionMatchStrategy strategy,
        DurableTaskWorkerOptions.VersionFailureStrategy failure) => new()
        {
            Worker = worker => worker.UseVersioning(new DurableTaskWorkerOptions.VersioningOptions
            {
                Version = "1.2",
                MatchStrategy = strategy,
                FailureStrategy = failure,
            }),
        };

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
