using GovMedia.Standalone.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>What the engine does when the file, the disk or the clock fails it.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task SecondEngine_OnAFileInUse_IsRefusedWithTheReason()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string copy = Path.Combine(engine.Folder.Path, "link.db");
        File.CreateSymbolicLink(copy + ".lock", engine.Folder.File + ".lock");

        StandaloneStorageException refused = Assert.Throws<StandaloneStorageException>(
            () => StoreFile.Open(new StandaloneOptions { Path = copy }));

        Assert.Contains("in use by another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FullDisk_RefusesStartsAndGoesOnWhenThereIsSpace()
    {
        TestEngine first = await TestEngine.StartAsync(
            Tasks, new EngineSetup { Options = options => options.MaximumFileBytes = 200 * 1024 });
        using TestFolder folder = first.Folder;
        string waiting = await first.RunAsync("wait");
        string big = new('x', 300 * 1024);

        StandaloneStorageException refused = await Assert.ThrowsAsync<StandaloneStorageException>(
            () => first.Client.ScheduleNewOrchestrationInstanceAsync("wait", big));
        Assert.Contains("full", refused.Message, StringComparison.Ordinal);
        await first.Client.RaiseEventAsync(waiting, "go", 3);
        await first.DrainAsync();
        Assert.Equal(3, await first.OutputAsync<int>(waiting));
        Assert.Equal(1, first.Engine.Report.Failures);

        await using TestEngine second = await first.RestartAsync(Tasks);
        string id = await second.RunAsync("wait", big);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await second.GetAsync(id)).RuntimeStatus);
    }

    [Fact]
    public void ReadOnlyPlace_IsRefusedWithTheReason()
    {
        // The kernel's own tree takes no files from anybody, root included.
        StandaloneStorageException refused = Assert.Throws<StandaloneStorageException>(
            () => StoreFile.Open(new StandaloneOptions { Path = "/proc/sys/durable.db" }));

        Assert.Contains("/proc/sys/durable.db", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadOnlyFile_IsReportedAsSuch()
    {
        using TestFolder folder = new();
        StoreFile.Open(new StandaloneOptions { Path = folder.File }).Dispose();
        using SqliteFile file = new(folder.File, readOnly: true);

        Engine.StoreException refused = Assert.Throws<Engine.StoreException>(
            () => file.Execute("DELETE FROM timers"));

        Assert.Contains("read-only", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsFatal);
    }

    [Fact]
    public void AnotherProgramsFile_IsRefused()
    {
        using TestFolder folder = new();
        using (SqliteFile file = new(folder.File, readOnly: false))
        {
            file.Execute("CREATE TABLE theirs (a)");
        }

        StandaloneStorageException refused = Assert.Throws<StandaloneStorageException>(
            () => StoreFile.Open(new StandaloneOptions { Path = folder.File }));

        Assert.Contains("another program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ALaterSchema_IsRefused()
    {
        using TestFolder folder = new();
        StoreFile.Open(new StandaloneOptions { Path = folder.File }).Dispose();
        using (SqliteFile file = new(folder.File, readOnly: false))
        {
            file.Execute($"PRAGMA user_version = {Schema.Version + 1}");
        }

        StandaloneStorageException refused = Assert.Throws<StandaloneStorageException>(
            () => StoreFile.Open(new StandaloneOptions { Path = folder.File }));

        Assert.Contains("newer program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARealClock_SetForward_FiresAndSetBackNeverFiresEarly()
    {
        JumpingClock clock = new();
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<DateTime>("waits", async context =>
            {
                await context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None);
                return context.CurrentUtcDateTime;
            }),
            new EngineSetup { Options = options => options.Clock = clock });
        string id = await engine.RunAsync("waits");

        clock.Offset = TimeSpan.FromDays(-10);
        await engine.DrainAsync();
        clock.Offset = TimeSpan.FromDays(29);
        await engine.DrainAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.GetAsync(id)).RuntimeStatus);
        clock.Offset = TimeSpan.FromDays(31);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        OrchestrationMetadata ended = await engine.Client.WaitForInstanceCompletionAsync(id, true, limit.Token);

        Assert.True(ended.ReadOutputAs<DateTime>() >= ended.CreatedAt.UtcDateTime.AddDays(30));
        Assert.Equal(1, engine.Engine.Report.TimersFired);
    }

    [Fact]
    public async Task AClock_SetBackOnceATimerHasFired_ShowsNoTimeBeforeIt()
    {
        static void Sleeps(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<DateTime>("sleeps", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return context.CurrentUtcDateTime;
        });
        using TestFolder folder = new();
        TestEngine first = await TestEngine.StartAsync(Sleeps, new EngineSetup(), folder);
        string id = await first.RunAsync("sleeps");
        await first.DisposeAsync();

        // Without a worker the timer fires and nobody takes it up.
        await using (ServiceProvider services = new ServiceCollection()
            .AddDurableTaskClient(client => client.UseStandalone(options =>
            {
                options.Path = folder.File;
                options.Clock = new SimulatedClock(TestEngine.Beginning.AddDays(2));
            }))
            .BuildServiceProvider())
        {
            await services.GetRequiredService<DurableTaskClient>().RaiseEventAsync(id, "nudge");
        }

        await using TestEngine second = await TestEngine.StartAsync(Sleeps, new EngineSetup(), folder);
        await second.DrainAsync();

        Assert.Equal(TestEngine.Beginning.AddDays(1).UtcDateTime, await second.OutputAsync<DateTime>(id));
    }

    private static void Tasks(DurableTaskRegistry tasks) =>
        tasks.AddOrchestratorFunc<int>("wait", context => context.WaitForExternalEvent<int>("go"));

    private sealed class JumpingClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }
}
