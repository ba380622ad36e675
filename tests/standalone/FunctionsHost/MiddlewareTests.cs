using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone;

public sealed class MiddlewareTests
{
    [Fact]
    public async Task Middleware_InOrderOfAdding_StandsAroundTheFunction()
    {
        await using RunningApp app = await RunningApp.StartAsync([typeof(Functions)], builder =>
        {
            builder.Services.AddScoped<Trail>();
            builder.UseMiddleware<Outer>();
            builder.UseMiddleware(async (context, next) =>
            {
                context.InstanceServices.GetRequiredService<Trail>().Steps.Add("inner");
                await next();
                InvocationResult result = context.GetInvocationResult();
                result.Value = $"{result.Value}!";
            });
        });

        Assert.Equal("outer inner function!", await app.Client.GetStringAsync("trail"));
        Assert.Equal("outer inner function!", await app.Client.GetStringAsync("trail"));
    }

    [Fact]
    public async Task Middleware_ThatSetsTheResultWithoutNext_LeavesTheFunctionOut()
    {
        await using RunningApp app = await RunningApp.StartAsync([typeof(Functions)], builder =>
        {
            builder.Services.AddScoped<Trail>();
            builder.UseMiddleware((context, _) =>
            {
                context.GetInvocationResult().Value = new ContentResult { StatusCode = 403, Content = "no" };
                return Task.CompletedTask;
            });
        });

        HttpResponseMessage response = await app.Client.GetAsync("trail");

        Assert.Equal((403, "no"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Middleware_ForSomeInvocations_StandsAroundThoseOnly()
    {
        await using RunningApp app = await RunningApp.StartAsync([typeof(Functions)], builder =>
        {
            builder.Services.AddScoped<Trail>();
            builder.UseWhen<Outer>(context => context.FunctionDefinition.Name == "Trail");
            builder.UseWhen(
                context => context.GetHttpContext()!.Request.Query.ContainsKey("inner"),
                (context, next) =>
                {
                    context.InstanceServices.GetRequiredService<Trail>().Steps.Add("inner");
                    return next();
                });
        });

        Assert.Equal("outer function", await app.Client.GetStringAsync("trail"));
        Assert.Equal("inner", await app.Client.GetStringAsync("other?inner"));
    }

    [Fact]
    public async Task Middleware_ThatCatchesAFailedBinding_AnswersInItsPlace()
    {
        await using RunningApp app = await RunningApp.StartAsync([typeof(Functions)], builder =>
        {
            builder.Services.AddScoped<Trail>();
            builder.UseMiddleware(async (context, next) =>
            {
                try
                {
                    await next();
                }
                catch (BadHttpRequestException bad)
                {
                    context.GetInvocationResult().Value = new StatusCodeResult(bad.StatusCode + 22);
                }
            });
        });

        Assert.Equal(422, (int)(await app.Client.GetAsync("number/x")).StatusCode);
    }

    [Fact]
    public async Task Middleware_ThatBindsAnInput_MayReplaceIt()
    {
        await using RunningApp app = await RunningApp.StartAsync([typeof(Functions)], builder =>
        {
            builder.Services.AddScoped<Trail>();
            builder.UseMiddleware(async (context, next) =>
            {
                InputBindingData<HttpRequest> input = await context.BindInputAsync<HttpRequest>(
                    context.FunctionDefinition.InputBindings["request"]);
                input.Value!.Headers["x-added"] = "added";
                await next();
            });
        });

        Assert.Equal("added", await app.Client.GetStringAsync("header"));
    }

    public sealed class Functions(Trail trail)
    {
        [Function("Trail")]
        public string Walk([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trail")] HttpRequest request)
        {
            trail.Steps.Add("function");
            return string.Join(' ', trail.Steps);
        }

        [Function("Other")]
        public string Other([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "other")] HttpRequest request) =>
            string.Join(' ', trail.Steps);

        [Function("Number")]
        public static string Number(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "number/{n}")] HttpRequest request,
            int n) => $"{n}";

        [Function("Header")]
        public static string Header(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "header")] HttpRequest request) =>
            request.Headers["x-added"].ToString();
    }

    public sealed class Trail
    {
        public List<string> Steps { get; } = [];
    }

    public sealed class Outer : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.InstanceServices.GetRequiredService<Trail>().Steps.Add("outer");
            return next(context);
        }
    }
}
