using GovMedia.Standalone.Storage;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Each part of an instance's row is held to what was written.</summary>
public sealed class RowDamageTests
{
    [Theory]
    [InlineData("updated = updated + 1")]
    [InlineData("start_at = start_at + 864000000000")]
    [InlineData("generation = 1")]
    [InlineData("parent = 7")]
    [InlineData("custom = 'x'")]
    [InlineData("failure = CAST(x'7B2274797065223A22FF227D' AS TEXT)")]
    public async Task AColumn_ThatIsNotWhatWasWritten_IsReportedAndNotUsed(string change)
    {
        static void Tasks(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc<int>("one", _ => 1);
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        StartOrchestrationOptions tomorrow = new(StartAt: TestEngine.Beginning.AddDays(1));
        string id = await first.RunAsync("one", null, tomorrow);
        EngineSetup damaging = new() { Client = _ => Execute(folder, $"UPDATE instances SET {change}") };
        await using TestEngine second = await first.RestartAsync(Tasks, damaging);

        await Assert.ThrowsAsync<StandaloneStorageException>(() => second.Client.GetInstanceAsync(id));
        Assert.Contains(
            await second.Engine.VerifyAsync(), line => line.Contains("instance row", StringComparison.Ordinal));
    }

    private static void Execute(TestFolder folder, string sql)
    {
        using SqliteFile file = new(folder.File, readOnly: false);
        file.Execute(sql);
    }
}
