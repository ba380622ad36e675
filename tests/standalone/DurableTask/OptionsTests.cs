using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Options as the official SDK's own tests of them expect.</summary>
public sealed class OptionsTests
{
    [Fact]
    public void Converter_OfTheContainer_IsWorkersAndClientsUnlessTheyChooseOne()
    {
        Shouting own = new();
        ServiceCollection services = new();
        services.AddSingleton<DataConverter>(own);
        services.AddDurableTaskWorker("plain");
        services.AddDurableTaskClient("plain");
        services.AddDurableTaskWorker("chosen").Configure(worker => worker.DataConverter = JsonDataConverter.Default);
        services.AddDurableTaskClient("chosen").Configure(client => client.DataConverter = JsonDataConverter.Default);
        using ServiceProvider provider = services.BuildServiceProvider();

        DurableTaskWorkerOptions Worker(string name) =>
            provider.GetRequiredService<IOptionsMonitor<DurableTaskWorkerOptions>>().Get(name);
        DurableTaskClientOptions Client(string name) =>
            provider.GetRequiredService<IOptionsMonitor<DurableTaskClientOptions>>().Get(name);

        Assert.Same(own, Worker("plain").DataConverter);
        Assert.Same(own, Client("plain").DataConverter);
        Assert.Same(JsonDataConverter.Default, Worker("chosen").DataConverter);
        Assert.Same(JsonDataConverter.Default, Client("chosen").DataConverter);
    }

    [Fact]
    public async Task Converter_OfTheContainer_ReadsAndWritesWhatTheEngineKeeps()
    {
        EngineSetup setup = new() { Worker = worker => worker.Services.AddSingleton<DataConverter, Shouting>() };
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc<string, string>("echo", (_, input) => input), setup);

        string id = await engine.RunAsync("echo", "word");

        OrchestrationMetadata done = await engine.GetAsync(id);
        Assert.Equal(("!word", "!word"), (done.SerializedInput, done.SerializedOutput));
    }

    [Fact]
    public void Version_OfASubOrchestration_IsThatOfItsTaskOptions()
    {
        SubOrchestrationOptions options = new() { Version = new TaskVersion("2.0") };

        Assert.Equal("2.0", ((TaskOptions)options).Version?.Version);
        Assert.Equal("2.0", new SubOrchestrationOptions((TaskOptions)options).Version?.Version);
        Assert.Equal("3.0", (options with { Version = "3.0" }).Version?.Version);
    }

    [Fact]
    public void DedupeStatuses_ThatAreValid_AreAllButContinuedAsNew()
    {
#pragma warning disable CS0618 // The obsolete status is published as valid.
        Assert.Equal(
            Enum.GetValues<OrchestrationRuntimeStatus>().Except([OrchestrationRuntimeStatus.ContinuedAsNew]).Order(),
            StartOrchestrationOptionsExtensions.ValidDedupeStatuses.Order());
#pragma warning restore CS0618
    }

    [Fact]
    public void Failure_InTheHistory_TellsItsTypeAndFacts()
    {
        Dictionary<string, object?> facts = new() { ["code"] = "K-7" };

        global::DurableTask.Core.FailureDetails failure =
            new(typeof(FileNotFoundException).FullName!, "gone", null, null, false, facts);

        Assert.True(failure.IsCausedBy<IOException>());
        Assert.False(failure.IsCausedBy<ArgumentException>());
        Assert.Equal("K-7", failure.Properties!["code"]);
    }

    private sealed class Shouting : DataConverter
    {
        public override string? Serialize(object? value) => value is null ? null : $"!{value}";

        public override object? Deserialize(string? data, Type targetType) => data?[1..];
    }
}
