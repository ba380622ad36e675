// Published as obsolete, being experimental.
#pragma warning disable CS0618

using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>A worker may refuse orchestrations.</summary>
public sealed class FilterTests
{
    [Fact]
    public async Task ARefusedOrchestration_IsParkedAndTheRestRuns()
    {
        EngineSetup setup = new() { Worker = worker => worker.UseOrchestrationFilter<OnlyPublic>() };
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<int>("public", _ => 1)
                .AddOrchestratorFunc<int>("secret", _ => 2),
            setup);

        string open = await engine.RunAsync("public");
        string closed = await engine.RunAsync("secret");

        Assert.Equal(1, await engine.OutputAsync<int>(open));
        Assert.Contains("filter", engine.Engine.Report.Parked[closed], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInstanceTheEngineItselfFailsOver_IsParkedAndTheRestRuns()
    {
        EngineSetup setup = new() { Worker = worker => worker.UseOrchestrationFilter<Faulty>() };
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<int>("sound", _ => 1)
                .AddOrchestratorFunc<int>("poison", _ => 2),
            setup);
        string sound = await engine.RunAsync("sound");
        StartOrchestrationOptions named = new("p");
        await Assert.ThrowsAsync<StandaloneStorageException>(() => engine.RunAsync("poison", null, named));

        // Asked again, it is accepted and parked.
        await engine.RunAsync("poison", null, named);
        string later = await engine.RunAsync("sound");

        Assert.Equal(1, await engine.OutputAsync<int>(sound));
        Assert.Equal(1, await engine.OutputAsync<int>(later));
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await engine.GetAsync("p")).RuntimeStatus);
        Assert.Equal("p", Assert.Single(engine.Engine.Report.Parked).Key);
        Assert.Equal(1, engine.Engine.Report.Failures);
    }

    private sealed class OnlyPublic : IOrchestrationFilter
    {
        public ValueTask<bool> IsOrchestrationValidAsync(
            OrchestrationFilterParameters info, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(info.Name == "public");
    }

    private sealed class Faulty : IOrchestrationFilter
    {
        public ValueTask<bool> IsOrchestrationValidAsync(
            OrchestrationFilterParameters info, CancellationToken cancellationToken = default) =>
            info.Name == "poison" ? throw new FormatException("faulty") : ValueTask.FromResult(true);
    }
}
