using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <content>Calls that fail.</content>
public sealed partial class SemanticsTests
{
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
    public async Task Semantics_12_AFilterThatRefusesStopsAtOnce()
    {
        int calls = 0;
        RetryPolicy policy = new(5, TimeSpan.FromMinutes(1))
        {
            HandleFailure = failure => failure.IsCausedBy<InvalidOperationException>() && calls < 2,
        };
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
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Semantics_12_SubOrchestrationsAreRetriedUnderTheirId()
    {
        int runs = 0;
        SubOrchestrationOptions options = new(new RetryPolicy(3, TimeSpan.FromMinutes(1)), "the-child");
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("parent", context => context.CallSubOrchestratorAsync<int>("child", options))
            .AddOrchestratorFunc<int>("child", _ =>
                ++runs < 3 ? throw new InvalidOperationException("not yet") : runs));

        string id = await engine.RunAsync("parent");
        await engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(3, await engine.OutputAsync<int>(id));
        Assert.Equal(3, await engine.OutputAsync<int>("the-child"));
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
}
