using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using GovMedia.Standalone.Tracing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.Engine;

/// <content>One episode: an instance's waiting events, its code's next steps, and what they cause.</content>
internal sealed partial class EngineCore
{
    private void Episode(Instance instance)
    {
        Running = instance.Id;
        Use(instance);
        TakeInboxFromFile(instance);
        if (options.Poisoned.Contains(instance.Id) && instance.Parked is null)
        {
            Park(instance, "the engine itself failed over it; see the log.");
        }

        if (instance.Parked is not null && Termination(instance) < 0)
        {
            return;
        }

        if (instance.IsEnded)
        {
            DropInbox(instance);
            return;
        }

        if (instance.Status == OrchestrationRuntimeStatus.Pending && instance.StartAt > now
            && Termination(instance) < 0)
        {
            // Armed again in case the clock has gone back since it fell due.
            timers.Arm(new TimerRow(instance.StartAt, instance.Key, -1));
            return;
        }

        if (instance.Inbox.Count == 0 && instance.NextSeq > 0)
        {
            return;
        }

        Touch(instance);
        try
        {
            if (!Terminated(instance) && Accepts(instance))
            {
                Run(instance);
                if (options.WarmInstances == 0)
                {
                    instance.Live = null;
                }
            }
        }
        catch (NonDeterminismException difference)
        {
            Differs(instance, difference);
        }
        catch (Exception reason) when (reason is DamagedRowException or ParkException)
        {
            Park(instance, reason.Message);
        }

        Running = string.Empty;
    }

    private void Run(Instance instance)
    {
        // Nor is it before a timer that has fired, though the clock were set back since.
        long at = instance.Inbox.Where(item => item.Record.Type == EventType.TimerFired)
            .Aggregate(Math.Max(now, instance.LastAt), (latest, item) => Math.Max(latest, item.Record.Due));
        LiveOrchestration? live = instance.Live ?? Revive(instance);
        List<HistoryRecord> records = [];
        if (live is null)
        {
            Fail(instance, at, records, new TaskFailureDetails(
                Retrying.OrchestratorNotFound,
                $"No orchestrator task named '{instance.Name}'{Versions.Said(instance.Version)} was found.",
                null,
                null,
                null));
            return;
        }

        live.Begin(at, replay: false);
        if (instance.NextSeq == 0)
        {
            Feed(live, new HistoryRecord { Type = EventType.ExecutionStarted }, records);
        }

        foreach (InboxItem item in instance.Inbox)
        {
            if (item.Record.Execution is null || item.Record.Execution == instance.Execution)
            {
                Feed(live, item.Record, records);
            }
        }

        try
        {
            Settle(instance, live, at, records);
        }
        catch (DamagedRowException damage)
        {
            // A row of somebody it has to do with: its own events are taken by now, and must not be lost.
            throw new HalfDoneException(damage);
        }
    }

    /// <summary>Takes the waiting events out, and does what the code has decided over them.</summary>
    private void Settle(Instance instance, LiveOrchestration live, long at, List<HistoryRecord> records)
    {
        HistoryRecord? rewound = RewoundBy(instance);
        ConsumeInbox(instance);
        if (rewound is not null)
        {
            AskAgain(instance, live, rewound.Causes ?? []);
        }

        OrchestrationEnd? end = live.End();
        Act(instance, live, records);
        Spans.AddRange(live.TakeSpans());
        SetCustom(instance, live);
        if (end is not null)
        {
            Finish(instance, at, records, end);
            return;
        }

        if (records.Count > 0)
        {
            Append(instance, at, records);
        }

        SetStatus(
            instance,
            live.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
            at);
        if (live.WaitsForOpenTasks && logger.IsEnabled(LogLevel.Debug))
        {
            logger.LogDebug("{Instance} has returned and waits for tasks it left open", instance.Id);
        }
    }

    private static void Feed(LiveOrchestration live, HistoryRecord record, List<HistoryRecord> records)
    {
        if (live.Process(record))
        {
            records.Add(record);
        }
    }

    /// <summary>Makes the instance's code, and runs it over its history.</summary>
    /// <returns>Null when no such orchestrator is registered.</returns>
    private LiveOrchestration? Revive(Instance instance)
    {
        if (MakeOrchestrator(instance) is not { } orchestrator)
        {
            return null;
        }

        LiveOrchestration live = new(instance, orchestrator, code!, options.Tracer);
        if (instance.NextSeq > 0)
        {
            foreach (HistoryChunk chunk in store.History(instance.Key))
            {
                live.Begin(chunk.At, replay: true);
                foreach (HistoryRecord record in chunk.Records)
                {
                    live.Process(record);
                }
            }
        }

        instance.Live = live;
        return live;
    }

    private void Act(Instance instance, LiveOrchestration live, List<HistoryRecord> records)
    {
        foreach (TimerRow timer in live.TakeCancelled())
        {
            timers.Disarm(timer);
        }

        List<PendingAction> actions = live.TakeActions();
        if (actions.Count > 0 && live.Host.Steps.IsEnabled(LogLevel.Debug))
        {
            live.Host.Steps.OrchestrationSteps(instance.Id, actions.Count, WorkLog.Kinds(actions), instance.Name);
        }

        foreach (PendingAction action in actions)
        {
            HistoryRecord record = action.Record;
            records.Add(record);
            switch (record.Type)
            {
                case EventType.TaskScheduled:
                    Dispatch(instance, record);
                    break;
                case EventType.TimerCreated when !action.IsCancelled:
                    timers.Arm(new TimerRow(record.Due, instance.Key, record.Id));
                    break;
                case EventType.SubOrchestrationInstanceCreated:
                    StartChild(instance, record);
                    break;
                case EventType.EventSent:
                    Raise(record.Target!, record.Name!, record.Data, Sent(instance, live, record));
                    break;
                default:
                    break;
            }
        }
    }

    private void Dispatch(Instance instance, HistoryRecord record)
    {
        ActivityWork work = new(
            instance.Key,
            instance.Id,
            instance.Execution,
            record.Id,
            record.Name!,
            record.Version,
            record.Data,
            instance.Trace);
        store.PutActivity(work);
        ActivitiesToStart.Add(work);
    }

    private static ParentLink Link(Instance parent, HistoryRecord call) =>
        new(parent.Key, parent.Id, parent.Name, parent.Execution, call.Id);

    private void StartChild(Instance parent, HistoryRecord record)
    {
        ParentLink link = Link(parent, record);
        Instance? existing = Find(record.Target!);
        if (existing is { IsEnded: false })
        {
            Answer(link, new TaskFailureDetails(
                typeof(OrchestrationAlreadyExistsException).FullName!,
                $"An instance with the id '{record.Target}' exists and has not ended.",
                null,
                null,
                null));
            return;
        }

        if (existing is not null)
        {
            Remove(existing);
        }

        StartRequest request = new(record.Name!, record.Version, record.Data)
        {
            Tags = record.Tags,
            Trace = parent.Trace?.At(SpanIds.OfStep(parent.Execution, record.Id)),
        };
        Create(record.Target!, request, link);
    }

    private void Append(Instance instance, long at, List<HistoryRecord> records)
    {
        store.Append(instance.Key, new HistoryChunk(instance.NextSeq++, at, records));
        instance.LastAt = at;
    }

    private static void SetCustom(Instance instance, LiveOrchestration live)
    {
        // The first episode after a continue-as-new keeps the status it found; later ones say what is so.
        bool carried = instance.Generation > 0 && instance.NextSeq == 0 && !live.CustomSet;
        if (!carried && instance.Custom != live.Custom)
        {
            instance.Custom = live.Custom;
            instance.RowDirty = true;
        }
    }

    private void SetStatus(Instance instance, OrchestrationRuntimeStatus status, long at)
    {
        if (instance.Status != status)
        {
            instance.Status = status;
            instance.RowDirty = true;
            Changed.Add(instance);
        }

        if (instance.RowDirty)
        {
            instance.Updated = at;
        }
    }
}
