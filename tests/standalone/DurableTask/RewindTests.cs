using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Failed instances taken back to before their failure.</summary>
public sealed class RewindTests
{
    [Fact]
    public async Task Rewind_OfAFailedTree_CallsAgainOnlyWhatFailed()
    {
        bool broken = true;
        int first = 0, second = 0;
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("parent", async context =>
                await context.CallActivityAsync<int>("first") + await context.CallSubOrchestratorAsync<int>("child"))
            .AddOrchestratorFunc<int>("child", context => context.CallActivityAsync<int>("second"))
            .AddActivityFunc<int>("first", _ => ++first)
            .AddActivityFunc<int>("second", _ =>
            {
                second++;
                return broken ? throw new InvalidOperationException("broken") : 10;
            }));
        string id = await engine.RunAsync("parent");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync(id)).RuntimeStatus);

        broken = false;
        await engine.Client.RewindInstanceAsync(id, "repaired");
        await engine.DrainAsync();

        Assert.Equal(11, await engine.OutputAsync<int>(id));
        Assert.Equal((1, 2), (first, second));
        IList<HistoryEvent> history = await engine.Client.GetOrchestrationHistoryAsync(id);
        Assert.Equal("repaired", history.OfType<ExecutionRewoundEvent>().Single().Reason);
        Assert.Contains(history.OfType<GenericEvent>(), one => one.Data!.Contains("broken", StringComparison.Ordinal));
        await Assert.ThrowsAsync<InvalidOperationException>(() => engine.Client.RewindInstanceAsync(id, "again"));
    }

    [Fact]
    public async Task Rewind_OfCodeThatThrew_TakesItsLastEventsAgain()
    {
        bool broken = true;
        void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int>("throws", async context =>
        {
            int number = await context.WaitForExternalEvent<int>("number");
            return broken ? throw new InvalidOperationException("bug") : number;
        });
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string id = await engine.RunAsync("throws");
        await engine.Client.RaiseEventAsync(id, "number", 6);
        await engine.DrainAsync();

        broken = false;
        await engine.Client.RewindInstanceAsync(id, "repaired");
        await engine.DrainAsync();

        Assert.Equal(6, await engine.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Rewind_OfACallerAfterItsChild_TakesTheChildsAnswer()
    {
        await using Tree tree = await Tree.FailedAsync();

        await tree.RewindAsync("child");
        Assert.Equal(7, await tree.Engine.OutputAsync<int>("child"));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await tree.Engine.GetAsync("parent")).RuntimeStatus);
        await tree.RewindAsync("parent");

        Assert.Equal(7, await tree.Engine.OutputAsync<int>("parent"));
        Assert.Equal(2, tree.Calls);
    }

    [Fact]
    public async Task Rewind_OfACallerWhoseChildIsAtWorkAgain_WaitsForIt()
    {
        await using Tree tree = await Tree.FailedAsync(hours: 1);

        await tree.RewindAsync("child");
        await tree.RewindAsync("parent");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await tree.Engine.GetAsync("parent")).RuntimeStatus);
        await tree.Engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(7, await tree.Engine.OutputAsync<int>("parent"));
        Assert.Equal(2, tree.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rewind_OfACallerWhoseChildIsGoneOrTerminated_CallsItAgain(bool gone)
    {
        await using Tree tree = await Tree.FailedAsync(hours: 1);
        if (gone)
        {
            await tree.Engine.Client.PurgeInstanceAsync("child");
        }
        else
        {
            await tree.RewindAsync("child");
            await tree.Engine.Client.TerminateInstanceAsync("child");
        }

        await tree.RewindAsync("parent");
        await tree.Engine.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(7, await tree.Engine.OutputAsync<int>("parent"));
        Assert.Equal(gone ? 2 : 3, tree.Calls);
    }

    [Fact]
    public async Task Rewind_OfWhatFailedWithStepsOpen_AsksForThemAgain()
    {
        TaskCompletionSource elsewhere = new();
        TaskCompletionSource<int> slow = new();
        bool broken = true;
        int calls = 0;
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int>("open", async context =>
            {
                Task timer = context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                Task<int> activity = context.CallActivityAsync<int>("slow");
                Task<int> child = context.CallSubOrchestratorAsync<int>(
                    "child", new SubOrchestrationOptions(instanceId: "child"));
                if (broken)
                {
                    await elsewhere.Task;
                }

                await timer;
                return await activity + await child;
            })
            .AddOrchestratorFunc<int>("child", context => context.WaitForExternalEvent<int>("go"))
            .AddActivityFunc<int>("slow", _ => ++calls == 1 ? slow.Task : Task.FromResult(20)));
        string id = await engine.Client.ScheduleNewOrchestrationInstanceAsync("open");
        await engine.Client.WaitForInstanceStartAsync("child", CancellationToken.None);

        // Its code goes on outside the engine; it fails with all three open, and their answers are for nobody.
        elsewhere.SetResult();
        await engine.Client.RaiseEventAsync(id, "nudge");
        await engine.Client.WaitForInstanceCompletionAsync(id, CancellationToken.None);
        Assert.Null(engine.Work.NextDue);
        slow.SetResult(0);
        await engine.Client.RaiseEventAsync("child", "go", 3);
        await engine.AdvanceAsync(TimeSpan.FromHours(2));
        broken = false;
        await engine.Client.RewindInstanceAsync(id, "repaired");
        await engine.DrainAsync();

        Assert.Equal(23, await engine.OutputAsync<int>(id));
        Assert.Equal(2, calls);
    }

    /// <summary>A caller that has failed because its sub-orchestration has, whose activity works now.</summary>
    private sealed class Tree : IAsyncDisposable
    {
        public required TestEngine Engine { get; init; }

        /// <summary>How often the activity was called.</summary>
        public int Calls { get; private set; }

        /// <param name="hours">How long the sub-orchestration sleeps once its activity has answered.</param>
        public static async Task<Tree> FailedAsync(int hours = 0)
        {
            Tree? tree = null;
            TestEngine engine = await TestEngine.StartAsync(tasks => tasks
                .AddOrchestratorFunc<int>("parent", context => context.CallSubOrchestratorAsync<int>(
                    "child", new SubOrchestrationOptions(instanceId: "child")))
                .AddOrchestratorFunc<int>("child", async context =>
                {
                    int answer = await context.CallActivityAsync<int>("work");
                    await context.CreateTimer(TimeSpan.FromHours(hours), CancellationToken.None);
                    return answer;
                })
                .AddActivityFunc<int>("work", _ =>
                    ++tree!.Calls == 1 ? throw new InvalidOperationException("broken") : 7));
            tree = new Tree { Engine = engine };
            await engine.RunAsync("parent", null, new StartOrchestrationOptions("parent"));
            Assert.Equal(OrchestrationRuntimeStatus.Failed, (await engine.GetAsync("parent")).RuntimeStatus);
            return tree;
        }

        public async Task RewindAsync(string id)
        {
            await Engine.Client.RewindInstanceAsync(id, "repaired");
            await Engine.DrainAsync();
        }

        public ValueTask DisposeAsync() => Engine.DisposeAsync();
    }
}
