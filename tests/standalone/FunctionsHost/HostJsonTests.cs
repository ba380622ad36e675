using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GovMedia.Standalone;

/// <summary>What the engine is told by <c>extensions.durableTask</c> of host.json.</summary>
public sealed class HostJsonTests
{
    [Fact]
    public async Task DurableTask_WhatIsHonoured_ReachesTheEngine()
    {
        await using RunningApp app = await StartAsync("""
            "maxConcurrentActivityFunctions": 7,
            "defaultVersion": "2.1",
            "versionMatchStrategy": "Strict",
            "versionFailureStrategy": "Fail"
            """);

        DurableTaskWorkerOptions options = OptionsOf<DurableTaskWorkerOptions>(app);
        Assert.Equal(7, options.Concurrency.MaximumConcurrentActivityWorkItems);
        Assert.Equal(("2.1", "2.1"), (options.Versioning!.Version, options.Versioning.DefaultVersion));
        Assert.Equal(DurableTaskWorkerOptions.VersionMatchStrategy.Strict, options.Versioning.MatchStrategy);
        Assert.Equal(DurableTaskWorkerOptions.VersionFailureStrategy.Fail, options.Versioning.FailureStrategy);
        Assert.Equal("2.1", OptionsOf<DurableTaskClientOptions>(app).DefaultVersion);
    }

    [Theory]
    [InlineData("", "Pending,Running,Suspended")]
    [InlineData("\"overridableExistingInstanceStates\": \"NonRunningStates\"", "Pending,Running,Suspended")]
    [InlineData("\"overridableExistingInstanceStates\": \"AnyState\"", "")]
    public async Task DurableTask_OverridableStates_SayWhichIdsAreRefused(string json, string refused)
    {
        await using RunningApp app = await StartAsync(json);

        IEnumerable<OrchestrationRuntimeStatus> states = OptionsOf<StandaloneOptions>(app).DefaultDedupeStatuses;
        Assert.Equal(refused, string.Join(',', states.Select(one => one.ToString()).Order()));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("\"tracing\": { \"traceReplayEvents\": true, \"version\": \"V2\" }", true)]
    [InlineData("\"tracing\": { \"distributedTracingEnabled\": true }", true)]
    [InlineData("\"tracing\": { \"distributedTracingEnabled\": false }", false)]
    public async Task DurableTask_DistributedTracing_IsOnUnlessItIsTurnedOff(string json, bool isOn)
    {
        await using RunningApp app = await StartAsync(json);

        Assert.Equal(isOn, OptionsOf<StandaloneOptions>(app).Tracing);
    }

    [Fact]
    public async Task DurableTask_WhatIsIgnored_IsAcceptedAndChangesNothing()
    {
        await using RunningApp plain = await StartAsync(string.Empty);
        await using RunningApp full = await StartAsync("""
            "hubName": "Other", "maxConcurrentEntityFunctions": 3, "maxEntityOperationBatchSize": 5,
            "entityMessageReorderWindowInMinutes": 1, "rollbackEntityOperationsOnExceptions": false,
            "extendedSessionsEnabled": true, "extendedSessionIdleTimeoutInSeconds": 5, "maxOrchestrationActions": 2,
            "storeInputsInOrchestrationHistory": true, "useAppLease": false, "useTablePartitionManagement": true,
            "useGracefulShutdown": true, "storageProvider": { "type": "mssql", "partitionCount": 3 },
            "tracing": { "traceInputsAndOutputs": true }, "notifications": { "eventGrid": {} },
            "httpSettings": { "defaultAsyncRequestSleepTimeMilliseconds": 1 }
            """);

        DurableTaskWorkerOptions one = OptionsOf<DurableTaskWorkerOptions>(plain);
        DurableTaskWorkerOptions other = OptionsOf<DurableTaskWorkerOptions>(full);
        Assert.Equal(
            one.Concurrency.MaximumConcurrentActivityWorkItems, other.Concurrency.MaximumConcurrentActivityWorkItems);
        Assert.Null(other.Versioning);
        Assert.Equal(
            "hello full", await full.Client.GetStringAsync("hello/full").WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("\"maxConcurrentActivityFunctions\": 0")]
    [InlineData("\"overridableExistingInstanceStates\": \"Some\"")]
    [InlineData("\"tracing\": { \"distributedTracingEnabled\": \"perhaps\" }")]
    [InlineData("\"defaultVersion\": \"1\", \"versionMatchStrategy\": \"Newest\"")]
    public async Task DurableTask_WhatIsNotAccepted_IsRefusedAtStart(string json) =>
        await Assert.ThrowsAsync<FunctionWorkerException>(() => StartAsync(json));

    private static T OptionsOf<T>(RunningApp app) =>
        app.Services.GetRequiredService<IOptionsMonitor<T>>().Get(DurableFunctions.HubName);

    private static Task<RunningApp> StartAsync(string json) => RunningApp.StartAsync(
        [typeof(SampleDurable), typeof(SampleGreeter)],
        builder => builder.Services.AddSingleton(new Greeting("hello")),
        hostJson: $$"""
            { "version": "2.0", "extensions": { "http": { "routePrefix": "" }, "durableTask": { {{json}} } } }
            """);

    /// <summary>Says that the app answers.</summary>
    public sealed class SampleGreeter(Greeting greeting)
    {
        [Function("Hello")]
        public string Hello(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hello/{name}")]
            Microsoft.AspNetCore.Http.HttpRequest request,
            string name) => $"{greeting.Word} {name}";
    }
}
