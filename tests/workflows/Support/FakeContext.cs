using System.Globalization;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovMedia.Workflows.Tests.Support;

/// <summary>An orchestration's context by hand: activities answer at once, time moves when told, everything is traced.</summary>
/// <remarks>As in the official engine: events wait in order for whoever listens, listeners wait in order for events, and a
/// listener whose wait was cancelled still takes the next event, which is then lost.</remarks>
public sealed class FakeContext(string instanceId, DateTime now) : TaskOrchestrationContext
{
    private readonly List<(DateTime At, TaskCompletionSource Source)> _timers = [];
    private readonly LinkedList<Action<string>> _listeners = [];
    private readonly Queue<string> _events = [];
    private DateTime _now = now;

    /// <summary>What an activity answers, by its name and which call of that name it is, from 1.</summary>
    public Func<string, int, object?> Activity { get; set; } = static (_, _) => null;

    public List<string> Trace { get; } = [];

    public object? NextInput { get; private set; }

    public bool Renewed { get; private set; }

    /// <summary>The version the next execution is to have; null for the same.</summary>
    public string? NextVersion { get; private set; }

    /// <summary>The version of this execution.</summary>
    public string RunsAs { get; init; } = "";

    /// <summary>Events that nobody has taken; the next execution begins with them.</summary>
    public IReadOnlyCollection<string> Unprocessed => _events;

    public int RunningTimers => _timers.Count(static t => !t.Source.Task.IsCompleted);

    public override TaskName Name => "test";

    public override string InstanceId => instanceId;

    public override string Version => RunsAs;

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => _now;

    public override bool IsReplaying => false;

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    /// <summary>Starts an orchestrator; every step of it runs where it is caused.</summary>
    public Task<TOutput> Start<TInput, TOutput>(TaskOrchestrator<TInput, TOutput> orchestrator, TInput input)
    {
        Task<TOutput> running = null!;
        Inline(() => running = orchestrator.RunAsync(this, input)!);
        return running;
    }

    /// <summary>An event arrives.</summary>
    public void Raise(string payload)
    {
        if (_listeners.First is { } first)
        {
            _listeners.RemoveFirst();
            Inline(() => first.Value(payload));
        }
        else
        {
            _events.Enqueue(payload);
        }
    }

    /// <summary>Time passes; timers fire in order, each at its time.</summary>
    public void PassTo(DateTime to)
    {
        while (_timers.Where(t => !t.Source.Task.IsCompleted && t.At <= to).OrderBy(static t => t.At).FirstOrDefault() is { Source: { } source } next)
        {
            _now = next.At > _now ? next.At : _now;
            Trace.Add($"{_now:MM-dd'T'HH:mm} rings");
            Inline(source.SetResult);
        }

        _now = to;
    }

    // The test runner's synchronization context would carry the steps off to another thread.
    private static void Inline(Action step)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            step();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        Assert.Equal(instanceId, input);
        Assert.NotNull(options?.Retry);
        Trace.Add(name.Name);
        return Task.FromResult((TResult)Activity(name.Name, Trace.Count(t => t == name.Name))!);
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        Assert.Equal(DateTimeKind.Utc, fireAt.Kind);
        TaskCompletionSource source = new();
        string at = fireAt.ToString("MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
        Trace.Add($"until {at}");
        _timers.Add((fireAt, source));
        cancellationToken.Register(() =>
        {
            if (source.TrySetCanceled(cancellationToken))
            {
                Trace.Add($"not until {at}");
            }
        });
        return source.Task;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource<T> source = new();
        if (_events.TryDequeue(out string? waiting))
        {
            source.SetResult((T)(object)waiting);
        }
        else
        {
            _listeners.AddLast(payload => source.TrySetResult((T)(object)payload));
            cancellationToken.Register(() => source.TrySetCanceled(cancellationToken));
        }

        return source.Task;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        (NextInput, Renewed) = (newInput, true);
        if (!preserveUnprocessedEvents)
        {
            _events.Clear();
        }
    }

    public override void ContinueAsNew(ContinueAsNewOptions options)
    {
        NextVersion = options.NewVersion;
        base.ContinueAsNew(options);
    }

    public override T? GetInput<T>()
        where T : default => throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void SetCustomStatus(object? customStatus) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        throw new NotSupportedException();
}
