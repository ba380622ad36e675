using GovMedia.Standalone.Storage;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Files of earlier schemas, and what the present one shows an auditor.</summary>
[Collection(SpanLog.Collection)]
public sealed class SchemaTests
{
    [Fact]
    public async Task EverySchema_SinceTheFirst_OpensAndRuns()
    {
        for (int version = 0; version < Schema.Version; version++)
        {
            using TestFolder folder = new();
            using (SqliteFile old = new(folder.File, readOnly: false))
            {
                Schema.Upgrade(old, version);
                Assert.Equal(version, old.Scalar("PRAGMA user_version"));
            }

            await using TestEngine engine = await TestEngine.StartAsync(Tasks, new EngineSetup(), folder);

            Assert.Equal(2, await engine.OutputAsync<int>(await engine.RunAsync("call", 1)));
            Assert.Empty(await engine.Engine.VerifyAsync());
        }
    }

    public static TheoryData<int> Released => [.. Enumerable.Range(1, Schema.Version)];

    [Theory]
    [MemberData(nameof(Released))]
    public async Task AFileOfASchema_WithWorkInFlight_GoesOn(int version)
    {
        using TestFolder folder = new();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Files", $"schema-{version}.db"), folder.File);
        using (SqliteFile file = new(folder.File, readOnly: true))
        {
            Assert.Equal(version, file.Scalar("PRAGMA user_version"));
        }

        await SchemaFile.GoOnAsync(folder, version);
    }

    [Fact]
    public async Task AFileOfToday_WithWorkInFlight_GoesOn()
    {
        using TestFolder folder = new();
        await SchemaFile.RecordAsync(folder);
        if (Environment.GetEnvironmentVariable("GOVMEDIA_RECORD_SCHEMA") is { Length: > 0 } kept)
        {
            File.Copy(folder.File, kept);
        }

        await SchemaFile.GoOnAsync(folder, Schema.Version);
    }

    [Fact]
    public async Task Views_OfARunningEngine_ReadAsTheDocumentSays()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        await engine.RunAsync("call", 1, new StartOrchestrationOptions("YN-OBJ-1"));
        await engine.RunAsync("sleep", null, new StartOrchestrationOptions("YN-OBJ-2"));
        using SqliteFile file = new(engine.Folder.File, readOnly: true);

        Assert.Equal(
            ["YN-OBJ-1 Completed 2026-03-02T01:00:00.000Z", "YN-OBJ-2 Running 2026-03-02T01:00:00.000Z"],
            file.Texts("SELECT id || ' ' || status || ' ' || created FROM instance_list ORDER BY id"));
        Assert.Equal(
            ["ExecutionStarted ", "TaskScheduled add", "TaskCompleted ", "ExecutionCompleted "],
            file.Texts(
                "SELECT type || ' ' || coalesce(name, '') FROM history_events WHERE id = 'YN-OBJ-1' " +
                "ORDER BY episode, place"));
        Assert.Equal(
            ["YN-OBJ-2 2026-03-03T01:00:00.000Z"], file.Texts("SELECT id || ' ' || due FROM timer_list"));
        Assert.Empty(file.Texts("SELECT id FROM waiting_events"));
    }

    [Fact]
    public async Task Backup_OfARunningEngine_IsWholeAndOverwritesNothing()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string id = await engine.RunAsync("call", 1);
        using TestFolder other = new();

        await engine.Engine.BackupAsync(other.File);

        await Assert.ThrowsAsync<IOException>(() => engine.Engine.BackupAsync(other.File));
        await using TestEngine copy = await TestEngine.StartAsync(Tasks, new EngineSetup(), other);
        Assert.Equal(2, await copy.OutputAsync<int>(id));
    }

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, int>("call", (context, input) => context.CallActivityAsync<int>("add", input))
        .AddOrchestratorFunc("sleep", context => context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None))
        .AddActivityFunc<int, int>("add", (_, input) => input + 1);
}
