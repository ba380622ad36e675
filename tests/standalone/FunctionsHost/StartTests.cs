using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>What cannot run is refused before anything is served, with a message that names it.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _directory = RunningApp.NewDirectory();

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(typeof(SameName), "Two functions are named")]
    [InlineData(typeof(SameRoute), "share the route")]
    [InlineData(typeof(NoTrigger), "0 triggers")]
    [InlineData(typeof(TwoTriggers), "2 triggers")]
    [InlineData(typeof(NotPublic), "not public")]
    [InlineData(typeof(AsyncVoid), "async void")]
    [InlineData(typeof(Unbindable), "parameter stream")]
    [InlineData(typeof(BareClient), "[DurableClient]")]
    [InlineData(typeof(OtherHub), "'elsewhere'")]
    [InlineData(typeof(OrchestratorOfString), "TaskOrchestrationContext")]
    [InlineData(typeof(MalformedRoute), "not a route template")]
    [InlineData(typeof(SlashedRoute), "not a route template")]
    [InlineData(typeof(MalformedSchedule), "'every day'")]
    [InlineData(typeof(MissingSchedule), "Nightly")]
    public void Build_OfWhatCannotRun_SaysWhy(Type type, string said)
    {
        FunctionsApplicationBuilder builder = RunningApp.Builder(_directory, [type]);
        builder.ConfigureFunctionsWebApplication();

        FunctionWorkerException refused = Assert.Throws<FunctionWorkerException>(() => builder.Build());

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Standalone:Clock", "fake", "real or simulated")]
    [InlineData("Standalone:Start", "yesterday", "ISO 8601")]
    [InlineData("Standalone:Start", "2025-09-26", "ISO 8601")]
    [InlineData("Standalone:Management", "some", "read or full")]
    [InlineData("Standalone:MaxRequestBodySize", "25MB", "bytes")]
    [InlineData("Standalone:WebRoot", "no-such-folder", "a folder that exists")]
    [InlineData("Standalone:FunctionAssemblies", "No.Such.Assembly", "cannot be loaded")]
    [InlineData("AzureFunctionsJobHost:functionTimeout", "soon", "functionTimeout")]
    public void Build_WithSettingThatIsNotAccepted_NamesItAndWhatIs(string key, string value, string accepted)
    {
        FunctionsApplicationBuilder builder = RunningApp.Builder(_directory, [], null, (key, value));
        builder.FunctionTypes = key.EndsWith("Assemblies", StringComparison.Ordinal) ? null : [];

        FunctionWorkerException refused = Assert.Throws<FunctionWorkerException>(() => builder.Build());

        Assert.Contains(value, refused.Message + key, StringComparison.Ordinal);
        Assert.Contains(accepted, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OfAspNetFunctionWithoutAspNet_SaysWhatToCall()
    {
        FunctionsApplicationBuilder builder = RunningApp.Builder(_directory, [typeof(SampleHttp)]);

        FunctionWorkerException refused = Assert.Throws<FunctionWorkerException>(() => builder.Build());

        Assert.Contains("ConfigureFunctionsWebApplication", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prefix_ByDefault_IsApi()
    {
        await using RunningApp app = await RunningApp.StartAsync(
            [typeof(Fine)], _ => { }, hostJson: """{ "version": "2.0" }""");

        Assert.Equal("fine", await app.Client.GetStringAsync("api/Fine"));
    }

    [Fact]
    public async Task WebFiles_BesideFunctions_AreServedWhereNoFunctionIs()
    {
        string web = Directory.CreateDirectory(Path.Combine(_directory, "web")).FullName;
        await File.WriteAllTextAsync(Path.Combine(web, "index.html"), "<p>home</p>");
        await File.WriteAllTextAsync(Path.Combine(web, "Fine"), "hidden");
        await using RunningApp app = await RunningApp.StartAsync([typeof(Fine)], ("Standalone:WebRoot", web));

        Assert.Equal("<p>home</p>", await app.Client.GetStringAsync("/"));
        Assert.Equal("fine", await app.Client.GetStringAsync("/Fine"));
        Assert.Equal(404, (int)(await app.Client.GetAsync("/other.js")).StatusCode);
    }

    [Fact]
    public async Task Stop_WithRequestUnderWay_LetsItFinish()
    {
        Waiting.Reset();
        await using RunningApp app = await RunningApp.StartAsync([typeof(Waiting)]);
        Task<string> answer = app.Client.GetStringAsync("waiting");
        await Waiting.Entered.Task.WaitAsync(TimeSpan.FromSeconds(10));

        Task stop = app.StopAsync();
        Assert.False(answer.IsCompleted);
        Waiting.Leave.SetResult();

        Assert.Equal("finished", await answer.WaitAsync(TimeSpan.FromSeconds(10)));
        await stop.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public static class Fine
    {
        [Function("Fine")]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => "fine";
    }

    public static class Waiting
    {
        public static TaskCompletionSource Entered { get; private set; } = new();

        public static TaskCompletionSource Leave { get; private set; } = new();

        public static void Reset() => (Entered, Leave) = (new(), new());

        [Function("Waiting")]
        public static async Task<string> Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waiting")] HttpRequest request)
        {
            Entered.SetResult();
            await Leave.Task;
            return "finished";
        }
    }

    public static class SameName
    {
        [Function("Same")]
        public static void One([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => _ = timer;

        [Function("SAME")]
        public static void Two([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => _ = timer;
    }

    public static class SameRoute
    {
        [Function("One")]
        public static void One([HttpTrigger("get", "post", Route = "a/{x}/b")] HttpRequest request) => _ = request;

        [Function("Two")]
        public static void Two([HttpTrigger("POST", Route = "A/{y}/b/")] HttpRequest request) => _ = request;
    }

    public static class NoTrigger
    {
        [Function("F")]
        public static void Run(string text) => _ = text;
    }

    public static class TwoTriggers
    {
        [Function("F")]
        public static void Run([HttpTrigger] HttpRequest request, [TimerTrigger("0 0 0 * * *")] TimerInfo timer) =>
            _ = (request, timer);
    }

    public static class NotPublic
    {
        [Function("F")]
        internal static void Run([HttpTrigger] HttpRequest request) => _ = request;
    }

    public static class AsyncVoid
    {
        [Function("F")]
        public static async void Run([HttpTrigger] HttpRequest request)
        {
            await Task.Yield();
            _ = request;
        }
    }

    public static class Unbindable
    {
        [Function("F")]
        public static void Run([HttpTrigger] HttpRequest request, Stream stream) => _ = (request, stream);
    }

    public static class BareClient
    {
        [Function("F")]
        public static void Run([HttpTrigger] HttpRequest request, DurableTaskClient client) => _ = (request, client);
    }

    public static class OtherHub
    {
        [Function("F")]
        public static void Run(
            [HttpTrigger] HttpRequest request, [DurableClient(TaskHub = "elsewhere")] DurableTaskClient client) =>
            _ = (request, client);
    }

    public static class OrchestratorOfString
    {
        [Function("F")]
        public static void Run([OrchestrationTrigger] string context) => _ = context;
    }

    public static class MalformedRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger("get", Route = "a/{x")] HttpRequest request) => _ = request;
    }

    public static class SlashedRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger("get", Route = "/things")] HttpRequest request) => _ = request;
    }

    public static class MalformedSchedule
    {
        [Function("F")]
        public static void Run([TimerTrigger("every day")] TimerInfo timer) => _ = timer;
    }

    public static class MissingSchedule
    {
        [Function("F")]
        public static void Run([TimerTrigger("%Nightly%")] TimerInfo timer) => _ = timer;
    }
}
