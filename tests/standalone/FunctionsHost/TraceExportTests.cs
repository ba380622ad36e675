using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

/// <summary>From a request's <c>traceparent</c> through functions and the engine to a collector.</summary>
/// <remarks>Who exports hears the whole process: no other test may run beside.</remarks>
[Collection(nameof(TraceExportTests))]
[CollectionDefinition(nameof(TraceExportTests), DisableParallelization = true)]
public sealed class TraceExportTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task Traces_WithACollectorNamed_ArriveThereWholeAndWithoutAddresses()
    {
        await using AnsweringServer collector = await AnsweringServer.StartAsync((_, _) => Task.CompletedTask);
        string traceParent;
        await using (RunningApp app = await StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")))
        {
            traceParent = await RunAsync(app);
            Assert.Equal("Completed \"" + traceParent + "\"", await app.Client.GetStringAsync("traced/end/case-1"));
            Assert.Equal("there", await app.Client.GetStringAsync("traced/end/nobody's-name-2"));
        }

        string sent = string.Concat(collector.Asked);
        Assert.StartsWith("POST /v1/traces ", sent, StringComparison.Ordinal);
        Assert.Contains("|application/x-protobuf|", sent, StringComparison.Ordinal);
        Assert.All(
            [
                "POST /traced/start/{id}",
                "create_orchestration:Traced",
                "orchestration:Traced",
                "activity:Show",
                "durabletask.task.instance_id",
                "case-1",
                "GET /traced/end/{id}",
            ],
            word => Assert.Contains(word, sent, StringComparison.Ordinal));
        Assert.DoesNotContain("nobody's-name", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", sent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TraceParent_OfARequest_ReachesTheActivityThatItCauses()
    {
        await using AnsweringServer collector = await AnsweringServer.StartAsync((_, _) => Task.CompletedTask);
        await using RunningApp app = await StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        string seen = await RunAsync(app);

        Assert.StartsWith($"00-{Trace}-", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TraceParent_WithoutACollector_IsTheInvocationsAllTheSame()
    {
        await using RunningApp app = await StartAsync();

        string seen = await app.Client.GetStringAsync("traced/seen");

        Assert.Null(app.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
        Assert.StartsWith($"00-{Trace}-", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Collector_ThatIsNotThere_HoldsUpNobody()
    {
        AnsweringServer gone = await AnsweringServer.StartAsync((_, _) => Task.CompletedTask);
        string address = gone.Address;
        await gone.DisposeAsync();
        RunningApp app = await StartAsync(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));

        Assert.StartsWith($"00-{Trace}-", await RunAsync(app), StringComparison.Ordinal);
        await app.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static async Task<string> RunAsync(RunningApp app)
    {
        using HttpResponseMessage started = await app.Client.PostAsync(
            "traced/start/case-1?code=secret", new StringContent("\"secret\""));
        started.EnsureSuccessStatusCode();
        string end = await app.Client.GetStringAsync("traced/end/case-1");
        return end["Completed \"".Length..^1];
    }

    private static async Task<RunningApp> StartAsync(params (string Key, string Value)[] settings)
    {
        RunningApp app = await RunningApp.StartAsync([typeof(Sample)], settings);
        app.Client.DefaultRequestHeaders.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        return app;
    }

    public sealed class Sample
    {
        [Function("Begin")]
        public static async Task<IActionResult> Begin(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "traced/start/{id}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            string id)
        {
            await client.ScheduleNewOrchestrationInstanceAsync("Traced", "secret", new StartOrchestrationOptions(id));
            return new AcceptedResult();
        }

        [Function("Traced")]
        public static Task<string> Traced([OrchestrationTrigger] TaskOrchestrationContext context, string input) =>
            context.CallActivityAsync<string>("Show", input);

        [Function("Show")]
        public static string Show([ActivityTrigger] string input, FunctionContext context) =>
            context.TraceContext.TraceParent;

        [Function("Seen")]
        public static IActionResult Seen(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "traced/seen")] HttpRequest request,
            FunctionContext context) => new ContentResult { Content = context.TraceContext.TraceParent };

        [Function("Ended")]
        public static async Task<IActionResult> Ended(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "traced/end/{id}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            string id,
            CancellationToken cancellation)
        {
            if (await client.GetInstanceAsync(id, cancellation) is null)
            {
                return new ContentResult { Content = "there" };
            }

            OrchestrationMetadata end = await client.WaitForInstanceCompletionAsync(id, true, cancellation);
            return new ContentResult { Content = $"{end.RuntimeStatus} {end.SerializedOutput}" };
        }
    }
}
