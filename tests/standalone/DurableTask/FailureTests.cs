using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Failures and results out of all measure.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData("throws")]
    [InlineData("calls")]
    public async Task AnException_ThatCannotBeRead_FailsItsTaskAlone(string name)
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);

        OrchestrationMetadata ended = await engine.GetAsync(await engine.RunAsync(name));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("unreadable", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(0, engine.Engine.Report.Failures);
    }

    [Fact]
    public async Task AFailure_ThroughTwoHundredLevels_ReachesTheTopAndIsReadAgain()
    {
        TestEngine first = await TestEngine.StartAsync(Tasks);
        using TestFolder folder = first.Folder;
        string id = await first.RunAsync("nested", 200);
        await using TestEngine second = await first.RestartAsync(Tasks);

        OrchestrationMetadata top = await second.GetAsync(id);
        List<TaskFailureDetails> chain = [];
        for (TaskFailureDetails? one = top.FailureDetails; one is not null; one = one.InnerFailure)
        {
            chain.Add(one);
        }

        Assert.Equal(OrchestrationRuntimeStatus.Failed, top.RuntimeStatus);
        Assert.Equal(100, chain.Count);
        Assert.Equal("at the bottom", chain[^1].ErrorMessage);
        Assert.NotEmpty(await second.Client.GetOrchestrationHistoryAsync(id));
        await second.Client.RewindInstanceAsync(id, "again");
        await second.DrainAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await second.GetAsync(id)).RuntimeStatus);
        Assert.Empty(second.Engine.Report.Parked);
    }

    [Fact]
    public async Task APayload_TooLargeToBeKept_IsItsSendersFailure()
    {
        await using TestEngine engine = await TestEngine.StartAsync(Tasks);
        string[] large = [.. Enumerable.Repeat(new string('x', 60_000_000), 3)];
        string other = await engine.RunAsync("wait");

        await Assert.ThrowsAsync<ArgumentException>(() => engine.Client.RaiseEventAsync(other, "go", large));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.RunAsync("wait", large));
        OrchestrationMetadata ended = await engine.GetAsync(await engine.RunAsync("large", large[0].Length));

        Assert.Contains("at most 100000000 characters", ended.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(0, engine.Engine.Report.Failures);
    }

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int>("wait", context => context.WaitForExternalEvent<int>("go"))
        .AddOrchestratorFunc<int>("throws", int (_) => throw new UnreadableException())
        .AddOrchestratorFunc<int>("calls", context => context.CallActivityAsync<int>("throws"))
        .AddOrchestratorFunc<int, int>("nested", (context, left) => left == 0
            ? throw new FormatException("at the bottom")
            : context.CallSubOrchestratorAsync<int>("nested", left - 1))
        .AddOrchestratorFunc<int, int>("large", async (context, length) =>
            (await context.CallActivityAsync<string[]>("large", length)).Length)
        .AddActivityFunc<object?, int>("throws", int (_, _) => throw new UnreadableException())
        .AddActivityFunc<int, string[]>("large", (_, length) => [.. Enumerable.Repeat(new string('x', length), 3)]);

#pragma warning disable CA1032 // It is thrown in one way.
    private sealed class UnreadableException : Exception
#pragma warning restore CA1032
    {
        public override string Message => throw new InvalidOperationException("It has none.");
    }
}
