namespace GovMedia.Standalone.Engine;

/// <summary>The private world an orchestrator's code runs in: one thread, one queue, nothing else.</summary>
/// <remarks>Continuations of durable tasks are queued here and run before the episode goes on. A continuation that
/// comes from anywhere else means that the code awaited something that is not durable.</remarks>
internal sealed class EpisodeContext : SynchronizationContext
{
    [ThreadStatic]
    private static EpisodeContext? current;

    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = new();
    private readonly Scheduler scheduler;
    private volatile bool escaped;

    public EpisodeContext() => scheduler = new Scheduler(this);

    /// <summary>Whether a continuation came from outside the episode.</summary>
    public bool Escaped => escaped;

    /// <summary>Whether the calling thread is inside this orchestration's episode.</summary>
    public bool IsCurrent => current == this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            queue.Enqueue((d, state));
        }
        else
        {
            Escape();
        }
    }

    /// <summary>Notes that something came from outside the episode.</summary>
    public void Escape() => escaped = true;

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent)
        {
            throw new NotSupportedException("An orchestration runs on its own episode alone.");
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a body and everything it sets free, on the calling thread.</summary>
    public void Run(Action body)
    {
        EpisodeContext? outer = current;
        SynchronizationContext? outerContext = Current;
        current = this;
        SetSynchronizationContext(this);
        try
        {
            Task task = new(body);
            task.RunSynchronously(scheduler);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outerContext);
            current = outer;
        }
    }

    /// <summary>Runs queued continuations until there are none; called within <see cref="Run"/>.</summary>
    public void Pump()
    {
        while (queue.TryDequeue(out (SendOrPostCallback Callback, object? State) next))
        {
            next.Callback(next.State);
        }
    }

    private sealed class Scheduler(EpisodeContext owner) : TaskScheduler
    {
        public override int MaximumConcurrencyLevel => 1;

        protected override IEnumerable<Task> GetScheduledTasks() => [];

        protected override void QueueTask(Task task) => owner.Post(_ => TryExecuteTask(task), null);

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
            owner.IsCurrent && !taskWasPreviouslyQueued && TryExecuteTask(task);
    }
}
