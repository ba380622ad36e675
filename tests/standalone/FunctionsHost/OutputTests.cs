using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone;

/// <summary>What functions give, seen and replaced by middleware, and sent.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task SeveralOutputs_WithHttpResult_SendThatProperty()
    {
        List<string> seen = [];
        await using RunningApp app = await RunningApp.StartAsync(
            [typeof(WebFunctions)], builder => builder.UseMiddleware(Listing(seen)));

        HttpResponseMessage response = await app.Client.GetAsync("several");

        Assert.Equal((202, "sent"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Equal(["result=none", "Answer:http=ContentResult"], seen);
    }

    [Fact]
    public async Task OneOutput_IsTheResultItself()
    {
        List<string> seen = [];
        await using RunningApp app = await RunningApp.StartAsync(
            [typeof(WebFunctions)], builder => builder.UseMiddleware(Listing(seen)));

        Assert.Equal("plain", await app.Client.GetStringAsync("one"));
        Assert.Equal(["result=String", "$return:http=String"], seen);
    }

    [Theory]
    [InlineData("several")]
    [InlineData("one")]
    public async Task Output_ReplacedByMiddleware_IsWhatIsSent(string path)
    {
        await using RunningApp app = await RunningApp.StartAsync(
            [typeof(WebFunctions)], builder => builder.UseMiddleware(async (context, next) =>
            {
                await next();
                context.GetOutputBindings<object>().Single().Value =
                    new ContentResult { StatusCode = 409, Content = "replaced" };
            }));

        HttpResponseMessage response = await app.Client.GetAsync(path);

        Assert.Equal((409, "replaced"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("several", "refused")]
    [InlineData("one", "refused")]
    public async Task Result_SetByMiddleware_GoesBeforeEveryOutput(string path, string sent)
    {
        await using RunningApp app = await RunningApp.StartAsync(
            [typeof(WebFunctions)], builder => builder.UseMiddleware(async (context, next) =>
            {
                await next();
                context.GetInvocationResult().Value = new ContentResult { Content = "refused" };
            }));

        Assert.Equal(sent, await app.Client.GetStringAsync(path));
    }

    [Fact]
    public async Task Output_SeenAsAnotherType_HasNoValue()
    {
        OutputBindingData<Uri>? seen = null;
        await using RunningApp app = await RunningApp.StartAsync(
            [typeof(WebFunctions)], builder => builder.UseMiddleware(async (context, next) =>
            {
                await next();
                seen = context.GetOutputBindings<Uri>().Single();
            }));

        await app.Client.GetStringAsync("one");

        Assert.Equal("$return", seen!.Name);
        Assert.Null(seen.Value);
    }

    [Theory]
    [InlineData("own")]
    [InlineData("own-several")]
    public async Task ResponseOfTheWorkersModel_SeenByMiddleware_IsTheOneSent(string path)
    {
        await using RunningApp app = await StartWorkerAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            await next();
            context.GetHttpResponseData()?.Headers.Add("x-seen", context.FunctionDefinition.Name);
        }));

        HttpResponseMessage response = await app.Client.GetAsync(path);

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal(path, response.Headers.GetValues("x-seen").Single());
    }

    [Theory]
    [InlineData("text", "text/plain; charset=utf-8", "plain")]
    [InlineData("note", "application/json; charset=utf-8", """{"Text":"a"}""")]
    [InlineData("bytes", null, "raw")]
    [InlineData("nothing", null, "")]
    public async Task Value_WithoutAspNet_IsWrittenByTheWorkersRules(string path, string? type, string body)
    {
        await using RunningApp app = await StartWorkerAsync(_ => { });

        HttpResponseMessage response = await app.Client.GetAsync(path);

        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal((200, type), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
    }

    [Theory]
    [InlineData(typeof(OtherOutput), "QueueOutputAttribute")]
    [InlineData(typeof(OtherReturn), "QueueOutputAttribute")]
    [InlineData(typeof(TwoResponses), "First and Second")]
    public async Task Output_ThatNothingWouldTake_IsRefusedAtTheStart(Type type, string said)
    {
        FunctionWorkerException refused =
            await Assert.ThrowsAsync<FunctionWorkerException>(() => RunningApp.StartAsync([type]));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private static Task<RunningApp> StartWorkerAsync(Action<IFunctionsWorkerApplicationBuilder> configure) =>
        RunningApp.StartAsync(
            new HostBuilder().ConfigureFunctionsWorkerDefaults(configure), [typeof(WorkerFunctions)]);

    private static Func<FunctionContext, Func<Task>, Task> Listing(List<string> seen) => async (context, next) =>
    {
        await next();
        seen.Add($"result={context.GetInvocationResult().Value?.GetType().Name ?? "none"}");
        seen.AddRange(context.GetOutputBindings<object>()
            .Select(output => $"{output.Name}:{output.BindingType}={output.Value?.GetType().Name}"));
    };

    public static class WebFunctions
    {
        [Function("several")]
        public static Task<Several> SeveralOutputs([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest _) =>
            Task.FromResult(new Several(new ContentResult { StatusCode = 202, Content = "sent" }, "kept"));

        [Function("one")]
        public static string One([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest _) => "plain";
    }

    public static class WorkerFunctions
    {
        [Function("own")]
        public static HttpResponseData Own([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) =>
            request.CreateResponse(HttpStatusCode.Created);

        [Function("own-several")]
        public static OwnSeveral OwnSeveralOutputs(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request) =>
            new(request.CreateResponse(HttpStatusCode.Created), 7);

        [Function("text")]
        public static string Text([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData _) => "plain";

        [Function("note")]
        public static Note NoteOf([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData _) => new("a");

        [Function("bytes")]
        public static byte[] Bytes([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData _) => [.. "raw"u8];

        [Function("nothing")]
        public static void Nothing([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData _)
        {
            // Nothing is sent.
        }
    }

    public sealed record Several([property: HttpResult] IActionResult Answer, string Beside);

    public sealed record OwnSeveral(HttpResponseData Answer, int Beside);

    public sealed record Note(string Text);

    public sealed record Queued([property: QueueOutput] string Message);

    public sealed record Twice([property: HttpResult] IActionResult First, [property: HttpResult] IActionResult Second);

    public static class OtherOutput
    {
        [Function("F")]
        public static Queued Run([ActivityTrigger] string input) => new(input);
    }

    public static class OtherReturn
    {
        [Function("F")]
        [QueueOutput]
        public static string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest _) => "lost";
    }

    public static class TwoResponses
    {
        [Function("F")]
        public static Twice? Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest _) => null;
    }

    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
    public sealed class QueueOutputAttribute : OutputBindingAttribute;
}
