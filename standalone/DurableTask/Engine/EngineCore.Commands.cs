using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <content>What is asked of the engine from outside; each throws before it changes anything.</content>
internal sealed partial class EngineCore
{
    /// <summary>Marks a termination that includes sub-orchestrations.</summary>
    private const string Recursive = "recursive";

    /// <summary>Accepts a new orchestration.</summary>
    /// <exception cref="OrchestrationAlreadyExistsException">An instance of this id refuses it.</exception>
    public string Start(StartRequest request)
    {
        string id = request.InstanceId ?? options.NewId();
        if (Find(id) is { } existing)
        {
            bool refused = request.Dedupe is null
                ? options.Dedupe.Contains(existing.Status)
                : request.Dedupe.Contains(existing.Status.ToString(), StringComparer.OrdinalIgnoreCase);
            if (refused)
            {
                throw new OrchestrationAlreadyExistsException(
                    $"An instance with the id '{id}' already exists and is {existing.Status}.");
            }

            if (!existing.IsEnded)
            {
                HistoryRecord order = new()
                {
                    Type = EventType.ExecutionTerminated,
                    Data = "Replaced by a new instance of the same id.",
                    At = now,
                };
                Touch(existing);
                TakeInboxFromFile(existing);
                Terminate(existing, order, [order]);
            }

            Remove(existing);
        }

        Create(id, request, null);
        return id;
    }

    /// <summary>Sends an event; nobody is told when there is no such instance or it has ended.</summary>
    public void Raise(string instanceId, string name, string? payload, TraceOrigin? trace = null) =>
        Send(instanceId, new HistoryRecord
        {
            Type = EventType.EventRaised,
            Name = name,
            Data = payload,
            At = now,
            Trace = trace?.Parent,
        });

    public void Suspend(string instanceId, string? reason) =>
        Send(instanceId, new HistoryRecord { Type = EventType.ExecutionSuspended, Data = reason, At = now });

    public void Resume(string instanceId, string? reason) =>
        Send(instanceId, new HistoryRecord { Type = EventType.ExecutionResumed, Data = reason, At = now });

    public void Terminate(string instanceId, string? output, bool recursive) => Send(instanceId, new HistoryRecord
    {
        Type = EventType.ExecutionTerminated,
        Name = recursive ? Recursive : null,
        Data = output,
        At = now,
    });

    /// <summary>What is thrown for an id that nothing has.</summary>
    public static ArgumentException NoSuch(string instanceId) =>
        new($"An orchestration with the instanceId {instanceId} was not found.", nameof(instanceId));

    /// <summary>Takes an activity's answer.</summary>
    public void Answered(ActivityWork work, string? result, TaskFailureDetails? failure)
    {
        store.DeleteActivity(work);
        Deliver(work.InstanceKey, new HistoryRecord
        {
            Type = failure is null ? EventType.TaskCompleted : EventType.TaskFailed,
            Id = work.TaskId,
            Execution = work.Execution,
            Data = result,
            Failure = failure,
            At = now,
        });
    }

    /// <summary>Removes an ended instance.</summary>
    /// <returns>How many instances are gone.</returns>
    public int Purge(string instanceId, bool recursive) =>
        Find(instanceId) is { IsEnded: true } instance ? Whole(() => Purge(instance, recursive)) : 0;

    /// <summary>Starts an instance over with its input.</summary>
    /// <returns>The id of the new instance.</returns>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not ended and is to be replaced.</exception>
    public string Restart(string instanceId, bool newId)
    {
        Instance old = Find(instanceId)
            ?? throw NoSuch(instanceId);
        if (!newId && !old.IsEnded)
        {
            throw new InvalidOperationException(
                $"The instance '{instanceId}' is {old.Status}; only an ended instance is restarted under its own id.");
        }

        return Start(new StartRequest(old.Name, old.Version, old.Input)
        {
            InstanceId = newId ? null : instanceId,
            Tags = old.Tags,
            Trace = old.Trace,
            Dedupe = [],
        });
    }

    /// <summary>Does something to several instances, or to none of them.</summary>
    private static T Whole<T>(Func<T> change)
    {
        try
        {
            return change();
        }
        catch (DamagedRowException damage)
        {
            throw new HalfDoneException(damage);
        }
    }

    private int Purge(Instance instance, bool recursive)
    {
        int count = 1;
        if (recursive)
        {
            foreach (long key in store.Children(instance.Key))
            {
                if (Find(key) is { IsEnded: true } child)
                {
                    count += Purge(child, recursive: true);
                }
            }
        }

        Remove(instance);
        return count;
    }

    private void Send(string instanceId, HistoryRecord record)
    {
        if (Find(instanceId) is { IsEnded: false } instance)
        {
            Deliver(instance, record);
        }
    }

    private void Create(string id, StartRequest request, ParentLink? parent)
    {
        Instance instance = Remember(new Instance
        {
            Key = nextKey++,
            Id = id,
            Execution = options.NewId(),
            Name = request.Name,
            Version = string.IsNullOrEmpty(request.Version) ? null : request.Version,
            Created = now,
            Updated = now,
            StartAt = request.StartAt,
            Input = request.Input,
            Tags = request.Tags,
            Parent = parent,
            Trace = request.Trace,
        });
        Touch(instance);
        Changed.Add(instance);
        if (request.StartAt > now)
        {
            timers.Arm(new TimerRow(request.StartAt, instance.Key, -1));
        }
        else
        {
            Enqueue(instance);
        }
    }

    private void Remove(Instance instance)
    {
        if (instance.Stored)
        {
            store.Delete(instance.Key);
        }
        else
        {
            // Its history and activities may be in the file before its row is.
            store.ClearHistory(instance.Key);
            store.ClearActivities(instance.Key);
        }

        ParkedInstances = ParkedInstances.Remove(instance.Id);
        instance.Removed = true;
        instance.Inbox.Clear();
        Forget(instance);
    }
}
