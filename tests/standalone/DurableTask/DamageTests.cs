using System.Text;
using GovMedia.Standalone.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Files that are not what was written to them.</summary>
public sealed class DamageTests
{
    [Theory]
    [InlineData("the-input", "instance")]
    [InlineData("the-argument", "history")]
    public async Task ADamagedByte_IsFoundAndTheInstanceLeftAlone(string text, string table)
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("long", "the-input");
        string sound = await first.RunAsync("wait");
        EngineSetup damaging = new() { Client = _ => Damage(folder, text) };
        await using TestEngine second = await first.RestartAsync(Tasks, damaging);

        IReadOnlyList<string> found = await second.Engine.VerifyAsync();
        Assert.Contains(table, Assert.Single(found), StringComparison.Ordinal);
        try
        {
            await second.Client.RaiseEventAsync(id, "go", 1);
        }
        catch (StandaloneStorageException refused)
        {
            Assert.Contains("checksum", refused.Message, StringComparison.Ordinal);
        }

        await second.Client.RaiseEventAsync(sound, "go", 1);
        await second.DrainAsync();
        Assert.Equal(1, await second.OutputAsync<int>(sound));
        if (table == "history")
        {
            Assert.Equal(OrchestrationRuntimeStatus.Running, (await second.GetAsync(id)).RuntimeStatus);
            Assert.Contains("checksum", second.Engine.Report.Parked[id], StringComparison.Ordinal);
        }
        else
        {
            await Assert.ThrowsAsync<StandaloneStorageException>(() => second.Client.GetInstanceAsync(id));
        }
    }

    [Fact]
    public async Task ADamagedPage_StopsTheEngineWhenAskedToVerify()
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        for (int i = 0; i < 50; i++)
        {
            await first.RunAsync("wait", new string('y', 500));
        }

        EngineSetup verifying = new()
        {
            Options = options => options.VerifyOnOpen = true,
            Client = _ => Scribble(folder),
        };
        StandaloneStorageException refused =
            await Assert.ThrowsAsync<StandaloneStorageException>(() => first.RestartAsync(Tasks, verifying));

        Assert.Contains("defects found", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATornLog_IsCutBackToItsLastWholeTransaction()
    {
        await using TestEngine engine = await TestEngine.StartAsync(ChildProgram.Tasks);
        for (int i = 0; i < 20; i++)
        {
            await engine.RunAsync("three", i, new StartOrchestrationOptions($"t{i}"));
        }

        byte[] file = await File.ReadAllBytesAsync(engine.Folder.File);
        byte[] log = await ReadSharedAsync(engine.Folder.File + "-wal");
        Random random = new(5);
        HashSet<int> counts = [];
        for (int round = 0; round < 12; round++)
        {
            // As a disk leaves it that has lied about its last flushes.
            using TestFolder torn = new();
            await File.WriteAllBytesAsync(torn.File, file);
            await File.WriteAllBytesAsync(torn.File + "-wal", log[..random.Next(log.Length / 2, log.Length)]);
            await using TestEngine again = await TestEngine.StartAsync(ChildProgram.Tasks, new EngineSetup(), torn);
            await again.DrainAsync();

            Assert.Empty(await again.Engine.VerifyAsync());
            int count = 0;
            await foreach (OrchestrationMetadata one in again.Client.GetAllInstancesAsync())
            {
                Assert.Equal("t" + count, one.InstanceId);
                Assert.Equal(3 + count++, await again.OutputAsync<int>(one.InstanceId));
            }

            counts.Add(count);
        }

        Assert.True(counts.Count > 1, "The cuts made no difference.");
    }

    [Fact]
    public async Task ADamagedTable_StopsTheStartWithTheReason()
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        await first.RunAsync("wait");
        EngineSetup damaging = new() { Client = _ => DamageRoot(folder, "instances") };

        StandaloneStorageException refused =
            await Assert.ThrowsAsync<StandaloneStorageException>(() => first.RestartAsync(Tasks, damaging));

        Assert.Contains("damaged", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedTable_FoundWhileRunning_StopsTheEngineAndTellsEverybody()
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("long", "x");
        EngineSetup damaging = new() { Client = _ => DamageRoot(folder, "history") };
        await using TestEngine second = await first.RestartAsync(Tasks, damaging);
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        Task<OrchestrationMetadata> waiting = second.Client.WaitForInstanceCompletionAsync("other", limit.Token);

        await Assert.ThrowsAsync<StandaloneStorageException>(() => second.Client.RaiseEventAsync(id, "go", 1));
        await Assert.ThrowsAsync<StandaloneStorageException>(() => waiting);

        Assert.Contains("damaged", second.Engine.Report.Broken, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StandaloneStorageException>(
            () => second.Client.ScheduleNewOrchestrationInstanceAsync("wait"));
    }

    [Theory]
    [InlineData("sleep")]
    [InlineData("later")]
    public async Task ADamagedTimer_IsFoundAndFiresNothingEarly(string name)
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        StartOrchestrationOptions? start =
            name == "later" ? new StartOrchestrationOptions(StartAt: TestEngine.Beginning.AddDays(30)) : null;
        string id = await first.RunAsync(name, null, start);
        EngineSetup damaging = new() { Client = _ => Hasten(folder, TimeSpan.FromDays(20)) };
        await using TestEngine second = await first.RestartAsync(Tasks, damaging);
        string before = (await second.GetAsync(id)).RuntimeStatus.ToString();

        Assert.Contains("timer", Assert.Single(await second.Engine.VerifyAsync()), StringComparison.Ordinal);
        await second.AdvanceAsync(TimeSpan.FromDays(15));
        Assert.Equal(before, (await second.GetAsync(id)).RuntimeStatus.ToString());
        if (name == "sleep")
        {
            Assert.Contains("Timer #0", second.Engine.Report.Parked[id], StringComparison.Ordinal);
        }
        else
        {
            // Its row says when it starts, and has a checksum.
            await second.AdvanceAsync(TimeSpan.FromDays(15));
            Assert.Equal(1, await second.OutputAsync<int>(id));
        }
    }

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int>("wait", context => context.WaitForExternalEvent<int>("go"))
        .AddOrchestratorFunc<string, int>("long", async (context, _) =>
        {
            await context.CallActivityAsync<int>("echo", "the-argument");
            return await context.WaitForExternalEvent<int>("go");
        })
        .AddOrchestratorFunc("sleep", context => context.CreateTimer(TimeSpan.FromDays(30), CancellationToken.None))
        .AddOrchestratorFunc<int>("later", _ => 1)
        .AddActivityFunc<string, int>("echo", (_, input) => input.Length);

    private static void Damage(TestFolder folder, string text)
    {
        byte[] bytes = File.ReadAllBytes(folder.File);
        int at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        Assert.True(at > 0, $"'{text}' is not in the file.");
        bytes[at] ^= 1;
        File.WriteAllBytes(folder.File, bytes);
    }

    private static void Hasten(TestFolder folder, TimeSpan by)
    {
        using SqliteFile file = new(folder.File, readOnly: false);
        file.Execute($"UPDATE timers SET due = due - {by.Ticks}");
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    private static void DamageRoot(TestFolder folder, string table)
    {
        long root, size;
        using (SqliteFile file = new(folder.File, readOnly: true))
        {
            root = file.Scalar($"SELECT rootpage FROM sqlite_master WHERE name = '{table}'");
            size = file.Scalar("PRAGMA page_size");
        }

        byte[] bytes = File.ReadAllBytes(folder.File);
        bytes.AsSpan((int)((root - 1) * size), (int)size).Fill(0x5a);
        File.WriteAllBytes(folder.File, bytes);
    }

    private static void Scribble(TestFolder folder)
    {
        byte[] bytes = File.ReadAllBytes(folder.File);
        bytes.AsSpan(bytes.Length / 2, 4096).Fill(0x5a);
        File.WriteAllBytes(folder.File, bytes);
    }
}
