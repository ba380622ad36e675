using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <content>Executions that follow each other, and the status they show.</content>
public sealed partial class SemanticsTests
{
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
    public async Task Semantics_09_AnEventOfTheEpisodeThatContinuesIsForwarded()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int, int>("forwards", async (context, round) =>
            {
                int number = await context.WaitForExternalEvent<int>("number");
                if (round == 0)
                {
                    context.ContinueAsNew(1);
                    return -1;
                }

                return number;
            }));

        // Resuming delivers both in one episode; the first ends the execution.
        string id = await engine.RunAsync("forwards", 0);
        await engine.Client.SuspendInstanceAsync(id);
        await engine.Client.RaiseEventAsync(id, "number", 1);
        await engine.Client.RaiseEventAsync(id, "number", 2);
        await engine.Client.ResumeInstanceAsync(id);
        await engine.DrainAsync();

        Assert.Equal(2, await engine.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Semantics_09_TheStatusIsCarriedIntoTheFirstEpisodeAndThenIsWhatWasSet()
    {
        bool ranOn = false;
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int, int>("status", async (context, round) =>
            {
                if (round == 0)
                {
                    context.SetCustomStatus("old");
                    context.ContinueAsNew(1);
                    ranOn = true;
                    return 0;
                }

                await context.WaitForExternalEvent<int>("go");
                return await context.WaitForExternalEvent<int>("end");
            }));

        string id = await engine.RunAsync("status", 0);
        Assert.True(ranOn);
        Assert.Equal("\"old\"", (await engine.GetAsync(id)).SerializedCustomStatus);
        await engine.Client.RaiseEventAsync(id, "go", 1);
        await engine.DrainAsync();

        Assert.Null((await engine.GetAsync(id)).SerializedCustomStatus);
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

    [Fact]
    public async Task Semantics_20_ReplayEndsAtTheStatusThatWas()
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int>("status", async context =>
        {
            context.SetCustomStatus("first");
            await context.WaitForExternalEvent<int>("go");
            context.SetCustomStatus("second");
            return await context.WaitForExternalEvent<int>("go") + await context.WaitForExternalEvent<int>("go");
        });
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("status");
        await first.Client.RaiseEventAsync(id, "go", 1);
        await first.DrainAsync();
        await using TestEngine second = await first.RestartAsync(Tasks);
        Assert.Equal("\"second\"", (await second.GetAsync(id)).SerializedCustomStatus);
        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();

        Assert.Equal("\"second\"", (await second.GetAsync(id)).SerializedCustomStatus);
    }

    private static async Task<ExecutionStartedEvent> StartedAsync(TestEngine engine, string id) =>
        (await engine.Client.GetOrchestrationHistoryAsync(id)).OfType<ExecutionStartedEvent>().Single();
}
