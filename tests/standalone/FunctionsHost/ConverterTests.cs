using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Standalone;

/// <summary>The app's converters make parameters' values, before the host binds them itself.</summary>
public sealed class ConverterTests
{
    [Theory]
    [InlineData("area/530000", "area 530000 of String")] // registered: from a route value
    [InlineData("whole?x=1", "whole GET ?x=1")] // registered: from the request itself
    [InlineData("typed/7", "named on type 7")]
    [InlineData("marked/7", "named on parameter 7 MarkAttribute")]
    [InlineData("bound/7", "named on attribute 7")]
    [InlineData("number/12", "12")] // no converter takes it: the host binds it
    [InlineData("nothing", "null 3")] // nobody makes it: null, and the default
    public async Task Parameter_WithConverters_GetsItsValue(string path, string value)
    {
        await using RunningApp app = await StartAsync(options =>
        {
            options.InputConverters.Register<NoConverter>();
            options.InputConverters.Register<AreaConverter>();
        });

        Assert.Equal(value, await app.Client.GetStringAsync(path));
    }

    [Fact]
    public async Task Converters_AreAskedInOrder_AndBuiltOnce()
    {
        await using RunningApp app = await StartAsync(options =>
        {
            options.InputConverters.Register<AreaConverter>();
            options.InputConverters.RegisterAt<FirstConverter>(0);
        });

        Assert.Equal("first 1 1", await app.Client.GetStringAsync("area/1"));
        Assert.Equal("first 2 1", await app.Client.GetStringAsync("area/2"));
    }

    [Fact]
    public async Task Converter_ThatFails_FailsTheInvocationWithItsReason()
    {
        Exception? thrown = null;
        await using RunningApp app = await StartAsync(
            options => options.InputConverters.Register<FailingConverter>(),
            builder => builder.UseMiddleware(async (_, next) =>
            {
                try
                {
                    await next();
                }
                catch (FunctionInputConverterException failed)
                {
                    thrown = failed;
                    throw;
                }
            }));

        Assert.Equal(500, (int)(await app.Client.GetAsync("area/1")).StatusCode);
        Assert.Contains("area", thrown!.Message, StringComparison.Ordinal);
        Assert.Equal("not on the map", thrown.InnerException!.Message);
    }

    [Fact]
    public async Task BindingAttribute_WithoutFallback_AsksItsOwnConvertersOnly()
    {
        await using RunningApp app = await StartAsync(options =>
        {
            options.InputConverters.Register<AreaConverter>();
            options.InputConverters.Register<TextConverter>();
        });

        Assert.Equal("null", await app.Client.GetStringAsync("bound/unknown"));
    }

    [Fact]
    public async Task Parameter_ThatNobodyCouldMake_IsRefusedAtTheStart()
    {
        FunctionWorkerException refused = await Assert.ThrowsAsync<FunctionWorkerException>(() => StartAsync(_ => { }));

        Assert.Contains("no converter is named or registered", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(ConvertedActivity), "durable engine")]
    [InlineData(typeof(NotAConverter), "is no IInputConverter")]
    public async Task Converter_WhereNoneCanStand_IsRefusedAtTheStart(Type type, string said)
    {
        FunctionWorkerException refused =
            await Assert.ThrowsAsync<FunctionWorkerException>(() => RunningApp.StartAsync([type]));

        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    private static Task<RunningApp> StartAsync(
        Action<WorkerOptions> options,
        Action<FunctionsApplicationBuilder>? configure = null) => RunningApp.StartAsync(
        [typeof(Functions)],
        builder =>
        {
            builder.Services.Configure(options).AddSingleton(new Greeting("area"));
            configure?.Invoke(builder);
        });

    public static class Functions
    {
        [Function("Area")]
        public static string Of(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "area/{area}")] HttpRequest _,
            Area area) => area.Text;

        [Function("Whole")]
        public static string Whole(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "whole")] Area request) => request.Text;

        [Function("Typed")]
        public static string Typed(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{n}")] HttpRequest _,
            Typed n) => n.Text;

        [Function("Marked")]
        public static string Marked(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "marked/{n}")] HttpRequest _,
            [Mark, InputConverter(typeof(MarkedConverter))] string n) => n;

        [Function("Bound")]
        public static string Bound(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bound/{n}")] HttpRequest _,
            [Strict] string? n) => n ?? "null";

        [Function("Number")]
        public static string Number(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "number/{n}")] HttpRequest _,
            int n) => $"{n}";

        [Function("Nothing")]
        public static string Nothing(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "nothing")] HttpRequest _,
            Missing? missing,
            Missing? other = null,
            int count = 3) => $"{(missing ?? other)?.ToString() ?? "null"} {count}";
    }

    public static class ConvertedActivity
    {
        [Function("F")]
        public static string Run([ActivityTrigger, InputConverter(typeof(NoConverter))] string input) => input;

        [Function("O")]
        public static string Orchestrate([OrchestrationTrigger] TaskOrchestrationContext context) => context.InstanceId;
    }

    public static class NotAConverter
    {
        [Function("F")]
        public static string Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest _,
            [InputConverter(typeof(string))] string n) => n;
    }

    public sealed record Area(string Text);

    [InputConverter(typeof(TypedConverter))]
    public sealed record Typed(string Text);

    public sealed record Missing;

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class MarkAttribute : InputBindingAttribute;

    [AttributeUsage(AttributeTargets.Parameter)]
    [InputConverter(typeof(BoundConverter))]
    [ConverterFallbackBehavior(ConverterFallbackBehavior.Disallow)]
    public sealed class StrictAttribute : InputBindingAttribute;

    public sealed class NoConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(ConversionResult.Unhandled());
    }

    public sealed class AreaConverter(Greeting word) : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(
            context.TargetType != typeof(Area) ? ConversionResult.Unhandled()
            : context.Source is HttpRequestData request
                ? ConversionResult.Success(new Area($"whole {request.Method} {request.Url.Query}"))
            : ConversionResult.Success(new Area($"{word.Word} {context.Source} of {context.Source?.GetType().Name}")));
    }

    public sealed class FirstConverter : IInputConverter
    {
        private static int s_built;
        private readonly int _number = s_built++;
        private int _asked;

        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(
            context.TargetType == typeof(Area)
                ? ConversionResult.Success(new Area($"first {++_asked} {s_built - _number}"))
                : ConversionResult.Unhandled());
    }

    public sealed class TextConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(
            context.TargetType == typeof(string) ? ConversionResult.Success("any") : ConversionResult.Unhandled());
    }

    public sealed class FailingConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(
            context.TargetType == typeof(Area)
                ? ConversionResult.Failed(new FormatException("not on the map"))
                : ConversionResult.Unhandled());
    }

    public sealed class TypedConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
            new(ConversionResult.Success(new Typed($"named on type {context.Source}")));
    }

    public sealed class MarkedConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
            new(ConversionResult.Success($"named on parameter {context.Source} "
                + (context.TryGetBindingAttribute<MarkAttribute>(out object? mark) ? mark!.GetType().Name : "nothing")));
    }

    [SupportedTargetType(typeof(string))]
    public sealed class BoundConverter : IInputConverter
    {
        public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) =>
            new(context.Source is "unknown"
                ? ConversionResult.Unhandled()
                : ConversionResult.Success($"named on attribute {context.Source}"));
    }
}
