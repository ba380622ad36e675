using System.Collections.Concurrent;
using System.Diagnostics;
using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

/// <summary>Runs activities on the thread pool, so many at once.</summary>
internal sealed class ActivityRunner(CodeHost host, int limit, Action<EngineCommand> post, Tracer tracer)
{
    private readonly ConcurrentDictionary<(long Key, string Execution, int TaskId), bool> known = new();
    private readonly Lock gate = new();
    private readonly Queue<ActivityWork> waiting = new();
    private int running;
    private volatile bool stopped;

    /// <summary>Calls started and not yet answered on disk.</summary>
    public int Count => known.Count;

    public void Start(ActivityWork work)
    {
        // What is not taken stays on disk and is offered again at the next start.
        if (!host.Taken.TakesActivity(work.Name, work.Version))
        {
            host.Activities.ActivityNotTaken(work.InstanceId, work.Name);
            return;
        }

        // After a failed write the engine offers again what is still running here.
        if (!known.TryAdd((work.InstanceKey, work.Execution, work.TaskId), true))
        {
            return;
        }

        lock (gate)
        {
            if (running >= limit)
            {
                waiting.Enqueue(work);
                return;
            }

            running++;
        }

        Queue(work);
    }

    /// <summary>Calls answered on disk.</summary>
    public long Answered { get; private set; }

    /// <summary>Called when an answer is on disk.</summary>
    public void Forget(ActivityWork work)
    {
        Answered++;
        known.TryRemove((work.InstanceKey, work.Execution, work.TaskId), out _);
    }

    /// <summary>Starts nothing more; what runs goes on, its results are kept if the engine still listens.</summary>
    public void Stop() => stopped = true;

    private void Queue(ActivityWork work) => ThreadPool.UnsafeQueueUserWorkItem(
        static state => _ = state.Runner.Run(state.Work), (Runner: this, Work: work), preferLocal: false);

    private async Task Run(ActivityWork work)
    {
        if (!stopped)
        {
            string? result = null;
            TaskFailureDetails? failure = null;
            Activity? span = tracer.Run(work);
            try
            {
                result = await Call(work);
            }
#pragma warning disable CA1031 // Whatever an activity throws is its answer.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = host.Describe(exception);
            }

            // What fails while its host goes down fails because of that: it stays on disk and is run again.
            failure = NotFound(failure, work);
            End(span, failure);
            if (failure is null || !(stopped || host.Stopping.IsCancellationRequested))
            {
                post(new AnswerCommand(this, work, result, failure));
            }
        }

        ActivityWork? next;
        lock (gate)
        {
            if (!waiting.TryDequeue(out next))
            {
                running--;
            }
        }

        if (next is not null)
        {
            Queue(next);
        }
    }

    private async Task<string?> Call(ActivityWork work)
    {
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
        if (!host.Factory.TryCreateActivity(
            work.Name, work.Version, scope.ServiceProvider, out ITaskActivity? activity))
        {
            throw new ActivityMissingException();
        }

        ActivityCall call = new(work.InstanceId, work.Execution, work.TaskId);
        EngineActivityContext context = new(work.Name, work.Version ?? string.Empty, call);
        object? input = host.Converter.Deserialize(work.Input, activity.InputType);
        host.Activities.ActivityStarted(work.InstanceId, work.Name);
        try
        {
            string? result = host.Serialize(await activity.RunAsync(context, input));
            host.Activities.ActivityCompleted(work.InstanceId, work.Name);
            return result;
        }
        catch (Exception failure)
        {
            host.Activities.ActivityFailed(failure, work.InstanceId, work.Name);
            throw;
        }
    }

    private static void End(Activity? span, TaskFailureDetails? failure)
    {
        if (failure is not null)
        {
            Tracer.Fail(span, failure);
        }

        span?.Dispose();
    }

    private static TaskFailureDetails? NotFound(TaskFailureDetails? failure, ActivityWork work) =>
        failure?.ErrorType != typeof(ActivityMissingException).FullName ? failure : new TaskFailureDetails(
            Retrying.ActivityNotFound,
            $"No activity task named '{work.Name}'{Versions.Said(work.Version)} was found.",
            null,
            null,
            null);

    private sealed class ActivityMissingException : Exception;
}
