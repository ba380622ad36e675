using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>What callers of the official SDK count on beyond its signatures: messages, exception types, log names.
/// </summary>
public sealed class ContractTests
{
    private static readonly DateTime Deadline = new(2025, 10, 15, 14, 30, 0, DateTimeKind.Utc);

    [Fact]
    public async Task FactsOfAFailure_RunningOnAndReplayed_HaveTheSameFewForms()
    {
        ConcurrentQueue<string> seen = [];
        void Tasks(DurableTaskRegistry tasks)
        {
            tasks.AddActivityFunc("fail", _ => throw new FactsException());
            tasks.AddOrchestratorFunc("catch", async context =>
            {
                TaskFailedException failed = await Assert.ThrowsAsync<TaskFailedException>(
                    () => context.CallActivityAsync("fail"));
                seen.Enqueue(Described(failed.FailureDetails.Properties!));
                await context.WaitForExternalEvent<int>("go");
            });
        }

        EngineSetup setup = new()
        {
            Worker = worker => worker.Services.AddSingleton<IExceptionPropertiesProvider, Facts>(),
        };
        TestEngine first = await TestEngine.StartAsync(Tasks, setup);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("catch");
        await using TestEngine second = await first.RestartAsync(Tasks, setup);
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();

        Assert.Equal(2, seen.Count);
        Assert.All(seen, facts => Assert.Equal(
            "text:String=dt:soon count:Double=3 share:Double=0.5 sure:Boolean=True none:=null "
                + "at:DateTime=2025-10-15T14:30:00.0000000Z in:DateTimeOffset=2025-10-15T14:30:00.0000000+00:00 "
                + "kind:String=Friday list:List`1=[Double=1,String=a,=null] inner:Dictionary`2=(x:Double=7)",
            facts));
    }

    [Fact]
    public async Task Task_ThatIsNotRegistered_FailsInTheOfficialWords()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks.AddOrchestratorFunc(
            "calls", context => context.CallActivityAsync("missing")));

        string orchestration = await engine.RunAsync("nobody", null, new StartOrchestrationOptions { Version = "2.0" });
        string activity = await engine.RunAsync("calls");

        Assert.Equal(
            "No orchestrator task named 'nobody' with version '2.0' was found.",
            (await engine.GetAsync(orchestration)).FailureDetails!.ErrorMessage);
        Assert.Equal(
            "No activity task named 'missing' was found.",
            (await engine.GetAsync(activity)).FailureDetails!.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Instance_ThatDoesNotExist_IsRefusedInTheOfficialWords()
    {
        await using TestEngine engine = await TestEngine.StartAsync(_ => { });
        Func<Task>[] commands =
        [
            () => engine.Client.RestartAsync("nowhere"),
            () => engine.Client.RewindInstanceAsync("nowhere", "why"),
            () => engine.Client.GetOrchestrationHistoryAsync("nowhere"),
        ];

        foreach (Func<Task> command in commands)
        {
            ArgumentException refused = await Assert.ThrowsAsync<ArgumentException>(command);
            Assert.StartsWith(
                "An orchestration with the instanceId nowhere was not found.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Metadata_WithoutInputsAndOutputs_HasNoFailureEither()
    {
        await using TestEngine engine = await TestEngine.StartAsync(_ => { });
        string id = await engine.RunAsync("nobody");

        OrchestrationMetadata bare = (await engine.Client.GetInstanceAsync(id, getInputsAndOutputs: false))!;

        Assert.Equal(OrchestrationRuntimeStatus.Failed, bare.RuntimeStatus);
        Assert.Null(bare.FailureDetails);
        Assert.NotNull((await engine.GetAsync(id)).FailureDetails);
    }

    [Fact]
    public async Task Waiting_Cancelled_ThrowsTheExactOfficialType()
    {
        await using TestEngine engine = await TestEngine.StartAsync(_ => { });
        using CancellationTokenSource end = new();
        Task<OrchestrationMetadata> waiting = engine.Client.WaitForInstanceCompletionAsync("nowhere", end.Token);

        await end.CancelAsync();

        OperationCanceledException late = await Assert.ThrowsAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(end.Token, late.CancellationToken);
    }

    [Fact]
    public async Task Steps_OfOrchestrationsAndActivities_AreLoggedOnceUnderTheOfficialNames()
    {
        void Tasks(DurableTaskRegistry tasks)
        {
            tasks.AddActivityFunc("fine", _ => { });
            tasks.AddActivityFunc("wrong", _ => throw new InvalidOperationException("why"));
            tasks.AddOrchestratorFunc("steps", async context =>
            {
                await context.CallActivityAsync("fine");
                await context.WaitForExternalEvent<int>("go");
                await context.CallActivityAsync("wrong");
            });
            tasks.AddOrchestratorFunc("plain", _ => { });
        }

        using ListLoggers loggers = new();
        EngineSetup setup = new() { Loggers = loggers };
        TestEngine first = await TestEngine.StartAsync(Tasks, setup);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("steps", null, new StartOrchestrationOptions("s"));
        await using TestEngine engine = await first.RestartAsync(Tasks, setup);
        await engine.Client.RaiseEventAsync(id, "go", 1);
        await engine.DrainAsync();
        await engine.RunAsync("plain", null, new StartOrchestrationOptions("p"));

        Assert.Equal(
            [
                "'steps' orchestration with ID 's' started.",
                "'steps' orchestration with ID 's' failed.",
                "'plain' orchestration with ID 'p' started.",
                "'plain' orchestration with ID 'p' completed.",
            ],
            loggers.Of("Microsoft.DurableTask.Worker.Orchestrations"));
        Assert.Equal(
            [
                "'fine' activity of orchestration ID 's' started.",
                "'fine' activity of orchestration ID 's' completed.",
                "'wrong' activity of orchestration ID 's' started.",
                "'wrong' activity of orchestration ID 's' failed.",
            ],
            loggers.Of("Microsoft.DurableTask.Worker.Activities"));
    }

    private static string Described(IDictionary<string, object?> facts) =>
        string.Join(' ', facts.Select(fact => $"{fact.Key}:{Described(fact.Value)}"));

    private static string Described(object? value)
    {
        string text = value switch
        {
            null => "null",
            DateTime at => at.ToString("O"),
            DateTimeOffset at => at.ToString("O"),
            IDictionary<string, object?> inner => $"({Described(inner)})",
            IList<object?> many => $"[{string.Join(',', many.Select(Described))}]",
            _ => FormattableString.Invariant($"{value}"),
        };
        return $"{value?.GetType().Name}={text}";
    }

    private sealed class FactsException : Exception;

    private sealed class Facts : IExceptionPropertiesProvider
    {
        public IDictionary<string, object?>? GetExceptionProperties(Exception exception) => new Dictionary<string, object?>
        {
            ["text"] = "dt:soon",
            ["count"] = 3,
            ["share"] = 0.5m,
            ["sure"] = true,
            ["none"] = null,
            ["at"] = Deadline,
            ["in"] = new DateTimeOffset(Deadline),
            ["kind"] = DayOfWeek.Friday,
            ["list"] = new object?[] { 1L, "a", null },
            ["inner"] = new Dictionary<string, object?> { ["x"] = (byte)7 },
        };
    }
}
