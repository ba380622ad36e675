using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone;

/// <summary>Apps begun on <see cref="HostBuilder"/>, as Functions apps were before they had a builder of their own.
/// </summary>
public sealed class HostBuilderTests
{
    [Fact]
    public async Task WebApplication_OnAHostBuilder_ServesRequestsOrchestrationsAndMiddleware()
    {
        IHostBuilder builder = new HostBuilder()
            .ConfigureFunctionsWebApplication(worker => worker.UseMiddleware<Marking>())
            .ConfigureServices(services => services.AddSingleton(new Greeting("hello")));
        await using RunningApp app = await RunningApp.StartAsync(builder, [typeof(Functions), typeof(WebFunctions)]);

        HttpResponseMessage response = await app.Client.GetAsync("greet/Yunnan");

        Assert.Equal("hello Yunnan!", await response.Content.ReadAsStringAsync());
        Assert.Equal("Web", response.Headers.GetValues("x-function").Single());
    }

    [Fact]
    public async Task WorkerDefaults_OnAHostBuilder_ServeRequestsInTheWorkersOwnTypes()
    {
        IHostBuilder builder = new HostBuilder()
            .ConfigureFunctionsWorkerDefaults((_, worker) => worker.UseMiddleware<Marking>())
            .ConfigureServices(services => services.AddSingleton(new Greeting("hello")));
        await using RunningApp app = await RunningApp.StartAsync(builder, [typeof(Functions)]);

        HttpResponseMessage response = await app.Client.GetAsync("own/Yunnan");

        Assert.Equal("hello Yunnan!", await response.Content.ReadAsStringAsync());
        Assert.Equal("Own", response.Headers.GetValues("x-function").Single());
    }

    [Fact]
    public async Task Build_OfAspNetFunctionWithWorkerDefaults_SaysWhatToCall()
    {
        IHostBuilder builder = new HostBuilder().ConfigureFunctionsWorkerDefaults();

        FunctionWorkerException refused = await Assert.ThrowsAsync<FunctionWorkerException>(
            () => RunningApp.StartAsync(builder, [typeof(WebFunctions)]));

        Assert.Contains("ConfigureFunctionsWebApplication", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralCalls_OnOneBuilder_ShapeOneApp()
    {
        List<string> shaped = [];
        IHostBuilder builder = new HostBuilder()
            .ConfigureFunctionsWorkerDefaults()
            .ConfigureFunctionsWorkerDefaults((IFunctionsWorkerApplicationBuilder _) => shaped.Add("worker"))
            .ConfigureFunctionsWorkerDefaults((WorkerOptions _) => shaped.Add("options"))
            .ConfigureFunctionsWorkerDefaults(_ => { }, options => shaped.Add("both"))
            .ConfigureFunctionsWorkerDefaults((context, _) => shaped.Add(context.Configuration["named"]!))
            .ConfigureFunctionsWorkerDefaults((_, _) => { }, _ => { })
            .ConfigureFunctionsWebApplication()
            .ConfigureFunctionsWebApplication((_, worker) => worker.UseMiddleware<Marking>())
            .ConfigureServices(services => services.AddSingleton(new Greeting("hi")));
        await using RunningApp app =
            await RunningApp.StartAsync(builder, [typeof(Functions), typeof(WebFunctions)], null, ("named", "context"));

        Assert.Equal("hi Dali!", await app.Client.GetStringAsync("greet/Dali"));
        Assert.Equal("hi Dali!", await app.Client.GetStringAsync("own/Dali"));
        _ = app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<WorkerOptions>>().Value;
        Assert.Equal(["worker", "context", "options", "both"], shaped);
    }

    [Fact]
    public async Task Activity_LeftByAnEarlierRun_RunsAsSoonAsTheHostStarts()
    {
        string directory = RunningApp.NewDirectory();
        try
        {
            Gated.Reset();
            await using (RunningApp before = await StartGatedAsync(directory))
            {
                await before.Client.GetStringAsync("begin");
                await Gated.Entered.Task.WaitAsync(TimeSpan.FromSeconds(10));
                await before.StopAsync();
                Gated.Leave.SetResult();
            }

            await using RunningApp after = await StartGatedAsync(directory);

            Assert.Equal("Completed \"left\"", await after.Client.GetStringAsync("end"));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    public static class Gated
    {
        public static TaskCompletionSource Entered { get; private set; } = new();

        public static TaskCompletionSource Leave { get; private set; } = new();

        public static void Reset() => (Entered, Leave) = (new(), new());

        [Function("Gated")]
        public static Task<string> Orchestrate([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CallActivityAsync<string>("Pass");

        [Function("Pass")]
        public static async Task<string> Pass([ActivityTrigger] TaskActivityContext context)
        {
            Entered.TrySetResult();
            await Leave.Task;
            return "left";
        }

        [Function("Begin")]
        public static Task<string> Begin(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "begin")] HttpRequest request,
            [DurableClient] DurableTaskClient client) =>
            client.ScheduleNewOrchestrationInstanceAsync("Gated", null, new StartOrchestrationOptions("g"));

        [Function("End")]
        public static async Task<string> End(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "end")] HttpRequest request,
            [DurableClient] DurableTaskClient client)
        {
            OrchestrationMetadata end = await client.WaitForInstanceCompletionAsync("g", getInputsAndOutputs: true);
            return $"{end.RuntimeStatus} {end.SerializedOutput ?? end.FailureDetails?.InnerFailure?.ErrorMessage}";
        }
    }

    public sealed class Functions(Greeting greeting)
    {
        [Function("Greet")]
        public static Task<string> Greet([OrchestrationTrigger] TaskOrchestrationContext context, string name) =>
            context.CallActivityAsync<string>("Say", name);

        [Function("Say")]
        public string Say([ActivityTrigger] string name) => $"{greeting.Word} {name}!";

        [Function("Own")]
        public static async Task<HttpResponseData> Own(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "own/{name}")] HttpRequestData request,
            [DurableClient] DurableTaskClient client,
            string name)
        {
            HttpResponseData response = request.CreateResponse(HttpStatusCode.OK);
            await response.WriteStringAsync(await GreetedAsync(client, name));
            return response;
        }
    }

    public static class WebFunctions
    {
        [Function("Web")]
        public static Task<string> Web(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "greet/{name}")] HttpRequest request,
            [DurableClient] DurableTaskClient client,
            string name) => GreetedAsync(client, name);
    }

    public sealed class Marking : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            if (context.GetHttpContext() is { } http)
            {
                http.Response.Headers["x-function"] = context.FunctionDefinition.Name;
            }

            return next(context);
        }
    }

    private static Task<RunningApp> StartGatedAsync(string directory) => RunningApp.StartAsync(
        new HostBuilder().ConfigureFunctionsWebApplication(), [typeof(Gated)], directory);

    private static async Task<string> GreetedAsync(DurableTaskClient client, string name)
    {
        string id = await client.ScheduleNewOrchestrationInstanceAsync("Greet", name);
        OrchestrationMetadata end = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        return end.ReadOutputAs<string>()!;
    }
}
