using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <content>Events from outside.</content>
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
    public async Task Semantics_08_AnEventInTimeDisarmsTheLimitOfItsWait()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks =>
            tasks.AddOrchestratorFunc<int>("intime", async context =>
                await context.WaitForExternalEvent<int>("objection", TimeSpan.FromDays(15))
                + await context.WaitForExternalEvent<int>("end")));

        string id = await engine.RunAsync("intime");
        Assert.Equal(TestEngine.Beginning.AddDays(15), engine.Work.NextDue);
        await engine.Client.RaiseEventAsync(id, "objection", 7);
        await engine.DrainAsync();
        Assert.Null(engine.Work.NextDue);
        await engine.Client.RaiseEventAsync(id, "end", 1);
        await engine.DrainAsync();

        Assert.Equal(8, await engine.OutputAsync<int>(id));
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
}
