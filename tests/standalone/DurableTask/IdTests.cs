using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>What instances may be called.</summary>
public sealed class IdTests
{
    private const string Half = "a\ud800";

    public static TheoryData<string> Odd =>
        [" ", "\t", "@counter@a", "a/b/c", "a?b#c%20", "案件 😀", "a\0b", "A", "a", "_", "%", "'; --", new('x', 5000)];

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Id_OfAnyText_IsFoundListedAndServed(string id)
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        await first.RunAsync("wait", null, new StartOrchestrationOptions(id));
        await first.RunAsync("wait", null, new StartOrchestrationOptions("z" + id));
        await using TestEngine second = await first.RestartAsync(Tasks);

        List<string> listed = [];
        await foreach (OrchestrationMetadata one in
            second.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: id)))
        {
            listed.Add(one.InstanceId);
        }

        await second.Client.RaiseEventAsync(id, "go", 1);
        await second.DrainAsync();
        Assert.Equal([id], listed);
        Assert.Equal(1, await second.OutputAsync<int>(id));
    }

    [Fact]
    public async Task Id_WithHalfASurrogatePair_IsRefusedEverywhere()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        Func<Task>[] uses =
        [
            () => engine.RunAsync("wait", null, new StartOrchestrationOptions(Half)),
            () => engine.Client.GetInstanceAsync(Half),
            () => engine.Client.RaiseEventAsync(Half, "go", 1),
            () => engine.Client.PurgeInstanceAsync(Half),
        ];

        foreach (Func<Task> use in uses)
        {
            await Assert.ThrowsAsync<ArgumentException>(use);
        }

        Assert.Equal("ArgumentException", await engine.OutputAsync<string>(await engine.RunAsync("call", true)));
        Assert.Equal("ArgumentException", await engine.OutputAsync<string>(await engine.RunAsync("call", false)));
    }

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int>("wait", context => context.WaitForExternalEvent<int>("go"))
        .AddOrchestratorFunc<bool, string>("call", async (context, half) =>
        {
            try
            {
                SubOrchestrationOptions options = new(instanceId: half ? Half : string.Empty);
                await context.CallSubOrchestratorAsync("wait", null, options);
                return "called";
            }
            catch (ArgumentException refused)
            {
                return refused.GetType().Name;
            }
        });
}
