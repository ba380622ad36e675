using GovMedia.Standalone.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Damage to one instance that another one meets.</summary>
public sealed class HalfDoneTests
{
    [Theory]
    [InlineData("send")]
    [InlineData("call")]
    public async Task AMessage_ToADamagedInstance_LosesNothingOfItsSender(string name)
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        await first.RunAsync("wait", null, new StartOrchestrationOptions("damaged"));
        string id = await first.RunAsync(name);
        TestEngine second = await first.RestartAsync(
            Tasks, Changing(folder, "UPDATE instances SET input = 'other' WHERE id = 'damaged'"));

        await Assert.ThrowsAsync<StandaloneStorageException>(() => second.Client.RaiseEventAsync(id, "go", 1));
        await second.DrainAsync();
        await second.Client.RaiseEventAsync(id, "go", 2);
        await second.DrainAsync();
        Assert.Contains("failed over it", second.Engine.Report.Parked[id], StringComparison.Ordinal);

        await using TestEngine third = await second.RestartAsync(
            Tasks, Changing(folder, "UPDATE instances SET input = NULL WHERE id = 'damaged'"));
        await third.DrainAsync();
        if (name == "send")
        {
            Assert.Equal(2, await third.OutputAsync<int>(id));
            Assert.Equal(9, await third.OutputAsync<int>("damaged"));
        }
        else
        {
            // The id is in use: that is what the call is told, once it can be.
            Assert.Equal(OrchestrationRuntimeStatus.Failed, (await third.GetAsync(id)).RuntimeStatus);
        }
    }

    [Fact]
    public async Task ARewind_ThatMeetsADamagedInstance_RewindsNobody()
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("parent");
        await using TestEngine second = await first.RestartAsync(
            Tasks, Changing(folder, "UPDATE history SET at = at + 1 WHERE instance = 2"));

        await Assert.ThrowsAsync<StandaloneStorageException>(() => second.Client.RewindInstanceAsync(id, "mended"));
        await second.DrainAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await second.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public async Task ADamagedCall_ParksItsInstanceAndStopsNobodyElse()
    {
        TaskCompletionSource<int> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Slow(DurableTaskRegistry tasks)
        {
            Tasks(tasks);
            tasks.AddActivityFunc<int, int>("slow", (_, _) => answer.Task);
        }

        TestEngine first = await TestEngine.StartAsync(Slow);
        using TestFolder folder = first.Folder;
        string id = await first.Client.ScheduleNewOrchestrationInstanceAsync("slow");
        await first.Client.WaitForInstanceStartAsync(id);
        await using TestEngine second = await first.RestartAsync(
            Slow, Changing(folder, "UPDATE activities SET input = '8'"));

        Assert.Contains("activity row", second.Engine.Report.Parked[id], StringComparison.Ordinal);
        string other = await second.RunAsync("wait");
        await second.Client.RaiseEventAsync(other, "go", 1);
        await second.DrainAsync();
        Assert.Equal(1, await second.OutputAsync<int>(other));

        // It can still be ended.
        await second.Client.TerminateInstanceAsync(id, "damaged");
        await second.DrainAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await second.GetAsync(id)).RuntimeStatus);
        Assert.Empty(second.Engine.Report.Parked);
    }

    [Fact]
    public async Task AnEvent_WhoseKeyIsDamaged_IsKeptAndReported()
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        StartOrchestrationOptions tomorrow = new(StartAt: TestEngine.Beginning.AddDays(1));
        string id = await first.RunAsync("wait", null, tomorrow);
        await first.Client.RaiseEventAsync(id, "go", 1);
        await using TestEngine second = await first.RestartAsync(
            Tasks, Changing(folder, "UPDATE inbox SET instance = instance + 70000"));
        await second.DrainAsync();

        Assert.Contains("inbox row", Assert.Single(await second.Engine.VerifyAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AHistory_ThatLacksAnEpisode_IsNotUsed()
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("twice");
        await first.Client.RaiseEventAsync(id, "go", 1);
        await first.DrainAsync();
        await using TestEngine second = await first.RestartAsync(
            Tasks, Changing(folder, "DELETE FROM history WHERE seq = 0"));

        await second.Client.RaiseEventAsync(id, "go", 2);
        await second.DrainAsync();

        Assert.Contains("is missing", second.Engine.Report.Parked[id], StringComparison.Ordinal);
        await Assert.ThrowsAsync<StandaloneStorageException>(() => second.Client.GetOrchestrationHistoryAsync(id));
    }

    private static EngineSetup Changing(TestFolder folder, string sql) => new()
    {
        Client = _ =>
        {
            using SqliteFile file = new(folder.File, readOnly: false);
            file.Execute(sql);
        },
    };

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int>("wait", context => context.WaitForExternalEvent<int>("go"))
        .AddOrchestratorFunc<int>("twice", async context =>
            await context.WaitForExternalEvent<int>("go") + await context.WaitForExternalEvent<int>("go"))
        .AddOrchestratorFunc<int>("send", async context =>
        {
            int got = await context.WaitForExternalEvent<int>("go");
            context.SendEvent("damaged", "go", 9);
            return got;
        })
        .AddOrchestratorFunc<int>("call", async context =>
        {
            await context.WaitForExternalEvent<int>("go");
            return await context.CallSubOrchestratorAsync<int>(
                "wait", null, new SubOrchestrationOptions(instanceId: "damaged"));
        })
        .AddOrchestratorFunc<int>("parent", context => context.CallSubOrchestratorAsync<int>("child"))
        .AddOrchestratorFunc<int>("child", int (_) => throw new FormatException("broken"))
        .AddOrchestratorFunc<int>("slow", context => context.CallActivityAsync<int>("slow", 7));
}
