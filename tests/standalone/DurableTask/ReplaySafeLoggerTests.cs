using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>Loggers that are silent during replay, also where an application wraps the context.</summary>
public sealed class ReplaySafeLoggerTests
{
    [Fact]
    public async Task Logger_OfAWrappedContext_LogsOnceAndAsksOnce()
    {
        int asked = 0;
        Type type = typeof(Uri);
        using ListLoggers loggers = new();
        await using TestEngine engine = await TestEngine.StartAsync(
            tasks => tasks.AddOrchestratorFunc("logs", context =>
            {
                Wrapper wrapper = new(new Wrapper(context, () => asked++), () => { });
                wrapper.CreateReplaySafeLogger("mine").LogWarning("by name");
                wrapper.CreateReplaySafeLogger(type).LogWarning("by type");
                wrapper.CreateReplaySafeLogger<Version>().LogWarning("by type argument");
                wrapper.ReplaySafeLoggerFactory.CreateLogger("mine").LogWarning("by factory");
            }),
            new EngineSetup { Loggers = loggers });

        await engine.RunAsync("logs");

        Assert.Equal(["by name", "by factory"], loggers.Of("mine"));
        Assert.Equal(["by type"], loggers.Of("System.Uri"));
        Assert.Equal(["by type argument"], loggers.Of("System.Version"));
        Assert.Equal(4, asked);
    }

    [Fact]
    public async Task Logger_OfAContextThatWrapsItself_IsRefused()
    {
        await using TestEngine engine = await TestEngine.StartAsync(tasks => tasks.AddOrchestratorFunc(
            "circle", context => new Circle(context).ReplaySafeLoggerFactory.CreateLogger("mine")));

        string? why = (await engine.GetAsync(await engine.RunAsync("circle"))).FailureDetails?.ErrorMessage;

        Assert.Contains("Maximum unwrap depth exceeded", why, StringComparison.Ordinal);
    }

    private sealed class Wrapper(TaskOrchestrationContext inner, Action asked) : Wrapping(inner)
    {
        public override bool IsReplaying
        {
            get
            {
                asked();
                return base.IsReplaying;
            }
        }

        protected override ILoggerFactory LoggerFactory => Inner.ReplaySafeLoggerFactory;
    }

    private sealed class Circle(TaskOrchestrationContext inner) : Wrapping(inner)
    {
        protected override ILoggerFactory LoggerFactory => ReplaySafeLoggerFactory;
    }

    private abstract class Wrapping(TaskOrchestrationContext inner) : TaskOrchestrationContext
    {
        public override TaskName Name => Inner.Name;

        public override string InstanceId => Inner.InstanceId;

        public override ParentOrchestrationInstance? Parent => Inner.Parent;

        public override DateTime CurrentUtcDateTime => Inner.CurrentUtcDateTime;

        public override bool IsReplaying => Inner.IsReplaying;

        protected TaskOrchestrationContext Inner => inner;

        public override T? GetInput<T>()
            where T : default => Inner.GetInput<T>();

        public override Task<TResult> CallActivityAsync<TResult>(
            TaskName name, object? input = null, TaskOptions? options = null) =>
            Inner.CallActivityAsync<TResult>(name, input, options);

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) =>
            Inner.CreateTimer(fireAt, cancellationToken);

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
            Inner.WaitForExternalEvent<T>(eventName, cancellationToken);

        public override void SendEvent(string instanceId, string eventName, object payload) =>
            Inner.SendEvent(instanceId, eventName, payload);

        public override void SetCustomStatus(object? customStatus) => Inner.SetCustomStatus(customStatus);

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(
            TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
            Inner.CallSubOrchestratorAsync<TResult>(orchestratorName, input, options);

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
            Inner.ContinueAsNew(newInput, preserveUnprocessedEvents);

        public override Guid NewGuid() => Inner.NewGuid();
    }
}
