using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>What clients can do from outside.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task StartAt_BeforeItsTime_StaysPendingAndThenRuns()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        DateTimeOffset at = TestEngine.Beginning.AddDays(2);

        string id = await engine.RunAsync("echo", "later", new StartOrchestrationOptions(StartAt: at));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await engine.GetAsync(id)).RuntimeStatus);
        Assert.Equal(at, engine.Work.NextDue);
        await engine.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Equal("later", await engine.OutputAsync<string>(id));
    }

    [Fact]
    public async Task Terminate_BeforeTheStart_EndsAtOnceAndLeavesNoTimer()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        DateTimeOffset at = TestEngine.Beginning.AddYears(2);
        string id = await engine.RunAsync("echo", "never", new StartOrchestrationOptions(StartAt: at));

        await engine.Client.TerminateInstanceAsync(id, "withdrawn");
        await engine.DrainAsync();

        OrchestrationMetadata ended = await engine.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, ended.RuntimeStatus);
        Assert.Equal("withdrawn", ended.ReadOutputAs<string>());
        Assert.Null(engine.Work.NextDue);
    }

    [Fact]
    public async Task Command_WithACancelledToken_DoesNothing()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string id = await engine.RunAsync("wait");
        CancellationToken gone = new(canceled: true);
        Func<Task>[] commands =
        [
            () => engine.Client.ScheduleNewOrchestrationInstanceAsync(
                "wait", new StartOrchestrationOptions("never"), gone),
            () => engine.Client.RaiseEventAsync(id, "go", 1, gone),
            () => engine.Client.TerminateInstanceAsync(id, gone),
            () => engine.Client.WaitForInstanceStartAsync(id, gone),
        ];

        foreach (Func<Task> command in commands)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(command);
        }

        await engine.DrainAsync();
        Assert.Null(await engine.Client.GetInstanceAsync("never"));
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Pages_OfNoSize_HaveOneInstanceEach(int hint)
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        await engine.RunAsync("wait");
        await engine.RunAsync("wait");

        List<int> sizes = [];
        await foreach (Page<OrchestrationMetadata> page in engine.Client.GetAllInstancesAsync().AsPages(null, hint))
        {
            sizes.Add(page.Values.Count);
        }

        Assert.Equal([1, 1, 0], sizes);
    }

    [Fact]
    public async Task Waiting_ForStartAndEnd_AnswersWhenReached()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        Task<OrchestrationMetadata> started = engine.Client.WaitForInstanceStartAsync("w", CancellationToken.None);
        Task<OrchestrationMetadata> ended =
            engine.Client.WaitForInstanceCompletionAsync("w", getInputsAndOutputs: true);
        await engine.RunAsync("wait", null, new StartOrchestrationOptions("w"));

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await started).RuntimeStatus);
        Assert.False(ended.IsCompleted);
        await engine.Client.RaiseEventAsync("w", "go", 4);
        Assert.Equal(4, (await ended).ReadOutputAs<int>());
        Assert.Throws<InvalidOperationException>(() => started.Result.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Waiting_Cancelled_EndsAndLeavesNothing()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        using CancellationTokenSource end = new();
        Task<OrchestrationMetadata> ended = engine.Client.WaitForInstanceCompletionAsync("w", end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ended);
    }

    [Fact]
    public async Task Metadata_OfAnInstance_HasTagsTimesAndInput()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        StartOrchestrationOptions options = new("m")
        {
            Tags = new Dictionary<string, string> { ["案件"] = "异议" },
        };
        await engine.RunAsync("wait", new[] { 1, 2 }, options);
        await engine.AdvanceAsync(TimeSpan.FromHours(1));
        await engine.Client.RaiseEventAsync("m", "other");
        await engine.DrainAsync();

        OrchestrationMetadata found = await engine.GetAsync("m");
        Assert.Equal("异议", found.Tags["案件"]);
        Assert.Equal(TestEngine.Beginning, found.CreatedAt);
        Assert.Equal(TestEngine.Beginning.AddHours(1), found.LastUpdatedAt);
        Assert.Equal([1, 2], found.ReadInputAs<List<int>>()!);
        Assert.True(found.IsRunning);
    }

    [Fact]
    public async Task Query_ByStatePrefixAndTime_PagesInOrder()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        for (int i = 0; i < 25; i++)
        {
            await engine.RunAsync(i % 2 == 0 ? "wait" : "echo", "x", new StartOrchestrationOptions($"q{i / 10}-{i}"));
            engine.Clock.Set(engine.Clock.GetUtcNow().AddMinutes(1));
        }

        OrchestrationQuery query = new(
            CreatedFrom: TestEngine.Beginning.AddMinutes(2),
            CreatedTo: TestEngine.Beginning.AddMinutes(17),
            Statuses: [OrchestrationRuntimeStatus.Running],
            InstanceIdPrefix: "q1",
            PageSize: 2);
        List<int> sizes = [];
        List<string> ids = [];
        await foreach (Page<OrchestrationMetadata> page in engine.Client.GetAllInstancesAsync(query).AsPages())
        {
            sizes.Add(page.Values.Count);
            ids.AddRange(page.Values.Select(one => one.InstanceId));
        }

        Assert.Equal(["q1-10", "q1-12", "q1-14", "q1-16"], ids);
        Assert.Equal([2, 2, 0], sizes);
    }

    [Fact]
    public async Task ListInstanceIds_ByTimeOfEnding_Pages()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        for (int i = 0; i < 5; i++)
        {
            await engine.RunAsync("echo", "x", new StartOrchestrationOptions($"e{i}"));
            engine.Clock.Set(engine.Clock.GetUtcNow().AddMinutes(1));
        }

        await engine.RunAsync("wait");
        DateTimeOffset from = TestEngine.Beginning.AddMinutes(1);
        Page<string> first = await engine.Client.ListInstanceIdsAsync(completedTimeFrom: from, pageSize: 3);
        Page<string> second = await engine.Client.ListInstanceIdsAsync(
            completedTimeFrom: from, pageSize: 3, lastInstanceKey: first.ContinuationToken);

        Assert.Equal(["e1", "e2", "e3"], first.Values);
        Assert.Equal(["e4"], second.Values);
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public async Task Purge_TakesEndedInstancesOnly()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string running = await engine.RunAsync("wait");
        string ended = await engine.RunAsync("echo", "x");

        Assert.Equal(0, (await engine.Client.PurgeInstanceAsync(running)).PurgedInstanceCount);
        Assert.Equal(1, (await engine.Client.PurgeInstanceAsync(ended)).PurgedInstanceCount);
        Assert.Null(await engine.Client.GetInstanceAsync(ended));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.GetOrchestrationHistoryAsync(ended));
    }

    [Fact]
    public async Task Purge_Recursive_TakesTheChildren()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string parent = await engine.RunAsync("parent");

        PurgeResult result =
            await engine.Client.PurgeInstanceAsync(parent, new PurgeInstanceOptions(Recursive: true));

        Assert.Equal(2, result.PurgedInstanceCount);
        Assert.Null(await engine.Client.GetInstanceAsync(parent + "-child"));
    }

    [Fact]
    public async Task PurgeAll_ByTimeAndState_TakesThose()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        for (int i = 0; i < 250; i++)
        {
            await engine.Client.ScheduleNewOrchestrationInstanceAsync("echo", "x");
        }

        await engine.DrainAsync();
        engine.Clock.Set(TestEngine.Beginning.AddDays(1));
        string kept = await engine.RunAsync("echo", "x");

        PurgeResult result = await engine.Client.PurgeInstancesAsync(
            null, TestEngine.Beginning.AddHours(1), [OrchestrationRuntimeStatus.Completed]);

        Assert.Equal(250, result.PurgedInstanceCount);
        Assert.True(result.IsComplete);
        Assert.NotNull(await engine.Client.GetInstanceAsync(kept));
    }

    [Fact]
    public async Task Restart_UnderItsOwnOrANewId_RunsAgainWithItsInput()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string id = await engine.RunAsync("echo", "again");

        Assert.Equal(id, await engine.Client.RestartAsync(id));
        string other = await engine.Client.RestartAsync(id, restartWithNewInstanceId: true);
        await engine.DrainAsync();

        Assert.NotEqual(id, other);
        Assert.Equal("again", await engine.OutputAsync<string>(id));
        Assert.Equal("again", await engine.OutputAsync<string>(other));
        string waiting = await engine.RunAsync("wait");
        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.RestartAsync(waiting));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.RestartAsync("unknown"));
    }

    [Fact]
    public async Task History_OfAnInstance_TellsEverythingInOrder()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string id = await engine.RunAsync("parent");

        IList<HistoryEvent> history = await engine.Client.GetOrchestrationHistoryAsync(id);

        Assert.Equal(
            [
                EventType.OrchestratorStarted,
                EventType.ExecutionStarted,
                EventType.SubOrchestrationInstanceCreated,
                EventType.OrchestratorCompleted,
                EventType.OrchestratorStarted,
                EventType.SubOrchestrationInstanceCompleted,
                EventType.ExecutionCompleted,
                EventType.OrchestratorCompleted,
            ],
            history.Select(one => one.EventType));
        SubOrchestrationInstanceCreatedEvent call = history.OfType<SubOrchestrationInstanceCreatedEvent>().Single();
        Assert.Equal(("echo", id + "-child", "\"hello\""), (call.Name, call.InstanceId, call.Input));
        Assert.Equal("\"hello\"", history.OfType<ExecutionCompletedEvent>().Single().Result);
    }

    [Fact]
    public async Task History_OfAnOrchestrationNobodyKnows_BeginsWithItsStart()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string id = await engine.RunAsync("nobody", "input");

        IList<HistoryEvent> history = await engine.Client.GetOrchestrationHistoryAsync(id);

        Assert.Equal("\"input\"", Assert.Single(history.OfType<ExecutionStartedEvent>()).Input);
        Assert.Equal("nobody", Assert.Single(history.OfType<ExecutionStartedEvent>()).Name);
    }

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<string, string>("echo", (_, input) => input)
        .AddOrchestratorFunc<int>("wait", context => context.WaitForExternalEvent<int>("go"))
        .AddOrchestratorFunc<string>("parent", context => context.CallSubOrchestratorAsync<string>(
            "echo", "hello", new SubOrchestrationOptions(instanceId: context.InstanceId + "-child")));
}
