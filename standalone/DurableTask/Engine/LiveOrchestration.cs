using DurableTask.Core;
using DurableTask.Core.History;
using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>An execution's code, alive: fed with events, it says what it does next.</summary>
/// <remarks>Used by the engine's thread alone. Replaying a history and living through it take the same path, so that
/// an execution may be dropped from memory at any time and be brought back.</remarks>
internal sealed partial class LiveOrchestration
{
    private readonly EpisodeContext episode = new();
    private readonly Dictionary<int, OpenTask> open = [];
    private readonly List<PendingAction> actions = [];
    private readonly List<HistoryRecord> held = [];
    private readonly List<TimerRow> cancelled = [];
    private readonly ITaskOrchestrator orchestrator;
    private readonly EngineOrchestrationContext context;
    private readonly Tracer tracer;
    private int confirmed;
    private int nextId;
    private bool suspended;
    private Task<object?>? body;
    private Exception? thrown;

    public LiveOrchestration(Instance instance, ITaskOrchestrator orchestrator, CodeHost host, Tracer tracer)
    {
        Instance = instance;
        Host = host;
        this.orchestrator = orchestrator;
        this.tracer = tracer;
        Events = new EventInbox(host.Converter);
        context = new EngineOrchestrationContext(this);
    }

    public Instance Instance { get; }

    public CodeHost Host { get; }

    public EventInbox Events { get; }

    public DateTime Now { get; private set; }

    public bool IsReplaying { get; private set; }

    public bool IsSuspended => suspended;

    public string? Custom { get; set; }

    public bool CustomSet { get; set; }

    public ContinueAsNewOptions? Next { get; set; }

    /// <summary>Whether the code has returned but must wait for tasks it left open.</summary>
    public bool WaitsForOpenTasks => body is { IsCompleted: true } && open.Count > 0;

    /// <summary>Steps of the history that have no answer yet.</summary>
    public IEnumerable<HistoryRecord> Unanswered => open.Values.Select(task => task.Recorded).OfType<HistoryRecord>()
        .Where(one => !held.Exists(kept => kept.Id == one.Id));

    public void EnsureInside()
    {
        if (!episode.IsCurrent)
        {
            throw new InvalidOperationException(
                "The orchestration context was used outside its orchestrator's own code: an orchestrator awaits only " +
                "tasks of its context, without Task.Run, ConfigureAwait(false) or threads.");
        }
    }

    /// <summary>Begins an episode.</summary>
    public void Begin(long at, bool replay)
    {
        Now = new DateTime(at, DateTimeKind.Utc);
        IsReplaying = replay;
    }

    /// <summary>Runs the code over one event.</summary>
    /// <returns>False when the event concerns nothing that is open and need not be recorded.</returns>
    /// <exception cref="NonDeterminismException">The event records a step the code did not take.</exception>
    /// <exception cref="DamagedRowException">A timer fired that was set for another time.</exception>
    public bool Process(HistoryRecord record)
    {
        if (record.IsAction)
        {
            Confirm(record);
            return true;
        }

        switch (record.Type)
        {
            case EventType.GenericEvent:
                return false;
            case EventType.ExecutionStarted:
                Run(Start);
                return true;
            case EventType.ExecutionSuspended:
                suspended = true;
                return true;
            case EventType.ExecutionResumed:
                suspended = false;
                foreach (HistoryRecord kept in held.ToArray())
                {
                    Deliver(kept);
                }

                held.Clear();
                return true;
            default:
                if (suspended)
                {
                    held.Add(record);
                    return true;
                }

                return Deliver(record);
        }
    }

    /// <summary>How the execution ends; null while it goes on.</summary>
    public OrchestrationEnd? End()
    {
        if (suspended)
        {
            return null;
        }

        if (thrown is not null)
        {
            return Failed(thrown);
        }

        if (episode.Escaped || IsStuck)
        {
            return Failed(new InvalidOperationException(
                "The orchestrator awaited something that is not durable: an orchestrator awaits only tasks of its " +
                "context, without Task.Delay, Task.Run, ConfigureAwait(false) or I/O."));
        }

        if (body is not { IsCompleted: true } || open.Count > 0)
        {
            return null;
        }

        if (!body.IsCompletedSuccessfully)
        {
            return Failed(body.Exception?.InnerException ?? new TaskCanceledException(body));
        }

        nextId++;
        try
        {
            OrchestrationEnd end = Succeeded(body.Result);
            Host.Orchestrations.OrchestrationCompleted(Instance.Id, Instance.Name);
            return end;
        }
#pragma warning disable CA1031 // A result that cannot be written is the orchestrator's failure.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failed(exception);
        }
    }

    private bool IsStuck => body is { IsCompleted: false } && open.Count == 0 && held.Count == 0 && !Events.HasWaiters;

    private void Start()
    {
        if (!IsReplaying)
        {
            Host.Orchestrations.OrchestrationStarted(Instance.Id, Instance.Name);
        }

        Began = Now.Ticks;
        Stand();
        object? input = Host.Converter.Deserialize(Instance.Input, orchestrator.InputType);
        body = orchestrator.RunAsync(context, input);
    }

    private bool Deliver(HistoryRecord record)
    {
        switch (record.Type)
        {
            case EventType.EventRaised:
                Take(record);
                Run(() => Events.Deliver(record));
                return true;
            case EventType.TaskCompleted:
            case EventType.TaskFailed:
            case EventType.TimerFired:
            case EventType.SubOrchestrationInstanceCompleted:
            case EventType.SubOrchestrationInstanceFailed:
                if (!open.Remove(record.Id, out OpenTask? task))
                {
                    return false;
                }

                if (task is OpenTimer timer && timer.Due != record.Due && !IsReplaying)
                {
                    throw new DamagedRowException(
                        $"Timer #{record.Id} fell due at another time than it was set for; its row is damaged.");
                }

                Tell(task, record);
                Run(() => task.Complete(record));
                return true;
            default:
                return true;
        }
    }

    private void Run(Action step)
    {
        try
        {
            episode.Run(() =>
            {
                step();
                episode.Pump();
            });
        }
#pragma warning disable CA1031 // Whatever the orchestrator's code throws is its failure, not the engine's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            thrown ??= exception;
        }
    }

    private const string Advice =
        "Code with instances in flight must not change its steps: add a new version beside it.";

    private OrchestrationEnd Succeeded(object? result) => Next is null
        ? new OrchestrationEnd(OrchestrationStatus.Completed, Host.Serialize(result))
        : new OrchestrationEnd(OrchestrationStatus.ContinuedAsNew, Host.Serialize(Next.NewInput))
        {
            NewVersion = Next.NewVersion,
            Carried = Next.PreserveUnprocessedEvents ? Events.Kept() : [],
        };

    private OrchestrationEnd Failed(Exception exception)
    {
        Host.Orchestrations.OrchestrationFailed(exception, Instance.Id, Instance.Name);
        List<int> causes = [];
        for (Exception? one = exception; one is not null; one = one.InnerException)
        {
            if (one is TaskFailedException failed)
            {
                causes.Add(failed.TaskId);
            }
        }

        return new OrchestrationEnd(OrchestrationStatus.Failed, null)
        {
            Failure = Host.Describe(exception),
            Causes = causes.Count == 0 ? null : [.. causes],
        };
    }
}
