using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>The twenty points of how the programming model behaves, each by its number.</summary>
public sealed partial class SemanticsTests
{
    [Fact]
    public async Task Semantics_01_TimeStandsStillWithinAnEpisodeAndMovesWithTheNext()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<DateTime[]>("times", async context =>
            {
                DateTime first = context.CurrentUtcDateTime;
                DateTime second = context.CurrentUtcDateTime;
                await context.CreateTimer(TimeSpan.FromHours(3), CancellationToken.None);
                return [first, second, context.CurrentUtcDateTime];
            }));

        string id = await engine.RunAsync("times");
        await engine.AdvanceAsync(TimeSpan.FromHours(5));

        DateTime begun = TestEngine.Beginning.UtcDateTime;
        Assert.Equal([begun, begun, begun.AddHours(3)], await engine.ListAsync<DateTime>(id));
        IList<HistoryEvent> history = await engine.Client.GetOrchestrationHistoryAsync(id);
        Assert.Equal(
            [begun, begun.AddHours(3)],
            history.OfType<OrchestratorStartedEvent>().Select(one => one.Timestamp));
    }

    [Fact]
    public async Task Semantics_01_ReplayTellsTheTimesThatWere()
    {
        List<DateTime> times = [];
        void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int>("times", async context =>
        {
            times.Add(context.CurrentUtcDateTime);
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            times.Add(context.CurrentUtcDateTime);
            return await context.WaitForExternalEvent<int>("go");
        });
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("times");
        await first.AdvanceAsync(TimeSpan.FromHours(2));
        await using TestEngine second = await first.RestartAsync(Tasks);
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();

        DateTime begun = TestEngine.Beginning.UtcDateTime;
        Assert.Equal([begun, begun.AddHours(1), begun, begun.AddHours(1)], times);
    }

    [Fact]
    public async Task Semantics_02_ReplayIsSilentAndSaysSo()
    {
        ListLoggers loggers = new();
        List<bool> replaying = [];
        void Tasks(DurableTaskRegistry tasks)
        {
            tasks.AddOrchestratorFunc<int>("log", async context =>
            {
                ILogger logger = context.CreateReplaySafeLogger("orchestrator");
                replaying.Add(context.IsReplaying);
                logger.LogInformation("begun");
                await context.CallActivityAsync("nothing");
                logger.LogInformation("called");
                await context.WaitForExternalEvent<int>("go");
                logger.LogInformation("ended");
                replaying.Add(context.IsReplaying);
                return 1;
            });
            tasks.AddActivityFunc("nothing", _ => { });
        }

        TestEngine first = await TestEngine.StartAsync(Tasks, new EngineSetup { Loggers = loggers });
        string id = await first.RunAsync("log");
        using TestFolder folder = first.Folder;
        await using TestEngine second = await first.RestartAsync(Tasks, new EngineSetup { Loggers = loggers });
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();

        Assert.Equal(1, await second.OutputAsync<int>(id));
        Assert.Equal([false, true, false], replaying);
        Assert.Equal(["begun", "called", "ended"], loggers.Of("orchestrator"));
    }

    [Theory]
    [InlineData("delay")]
    [InlineData("thread")]
    [InlineData("elsewhere")]
    public async Task Semantics_02_AwaitingWhatIsNotDurableFailsTheInstance(string what)
    {
        using ManualResetEventSlim never = new();
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int>("escape", async context =>
            {
                Task timer = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                switch (what)
                {
                    case "delay":
                        await timer;
                        await Task.Delay(Timeout.Infinite);
                        break;
                    case "thread":
                        await timer;
                        await Task.Run(never.Wait);
                        break;
                    default:
                        await timer.ConfigureAwait(false);
                        break;
                }

                return 1;
            }));

        string id = await engine.RunAsync("escape");
        await engine.AdvanceAsync(TimeSpan.FromHours(1));
        never.Set();

        OrchestrationMetadata found = await engine.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, found.RuntimeStatus);
        Assert.Contains("not durable", found.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Semantics_02_UsingTheContextFromAnotherThreadIsRefused()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<string>("thread", context =>
            {
                Exception? caught = null;
                Thread thread = new(() => caught = Record.Exception(() => context.SetCustomStatus("no")));
                thread.Start();
                thread.Join();
                return caught!.GetType().Name;
            }));

        Assert.Equal(
            nameof(InvalidOperationException), await engine.OutputAsync<string>(await engine.RunAsync("thread")));
    }

    [Fact]
    public async Task Semantics_03_OneCounterNumbersAllStepsInProgramOrder()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("steps", async context =>
            {
                Task<int> activity = context.CallActivityAsync<int>("one");
                Task timer = context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
                context.SendEvent("nobody", "hello", 1);
                Task<int> child = context.CallSubOrchestratorAsync<int>("child");
                await Task.WhenAll(activity, timer, child);
                return await context.CallActivityAsync<int>("one");
            })
            .AddOrchestratorFunc<int>("child", _ => 1)
            .AddActivityFunc<int>("one", _ => 1));

        string id = await engine.RunAsync("steps");
        await engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        IList<HistoryEvent> history = await engine.Client.GetOrchestrationHistoryAsync(id);
        Assert.Equal(
            [
                (0, EventType.TaskScheduled),
                (1, EventType.TimerCreated),
                (2, EventType.EventSent),
                (3, EventType.SubOrchestrationInstanceCreated),
                (4, EventType.TaskScheduled),
            ],
            history.Where(one => one.EventId >= 0).Select(one => (one.EventId, one.EventType)));
    }
}
