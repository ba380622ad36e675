using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.Engine;

/// <content>How executions end, and who is told.</content>
internal sealed partial class EngineCore
{
    private void Finish(Instance instance, long at, List<HistoryRecord> records, OrchestrationEnd end)
    {
        Tell(instance, at, end);
        if (end.Status == OrchestrationStatus.ContinuedAsNew)
        {
            StartOver(instance, at, end);
            return;
        }

        records.Add(new HistoryRecord
        {
            Type = EventType.ExecutionCompleted,
            Failure = end.Failure,
            Causes = end.Causes,
        });
        Append(instance, at, records);
        instance.Output = end.Output;
        instance.Failure = end.Failure;
        Ended(instance, (OrchestrationRuntimeStatus)end.Status, at);
    }

    private void Fail(Instance instance, long at, List<HistoryRecord> records, TaskFailureDetails failure)
    {
        Begin(instance, records);
        records.AddRange(instance.Inbox.Select(item => item.Record));
        ConsumeInbox(instance);
        Finish(instance, at, records, new OrchestrationEnd(OrchestrationStatus.Failed, null) { Failure = failure });
    }

    private void StartOver(Instance instance, long at, OrchestrationEnd end)
    {
        store.ClearHistory(instance.Key);
        instance.Execution = options.NewId();
        instance.Input = end.Output;
        instance.Version = end.NewVersion ?? instance.Version;
        instance.Generation++;
        instance.NextSeq = 0;
        instance.LastAt = at;
        instance.Updated = at;
        instance.Live = null;
        instance.RowDirty = true;
        SetStatus(instance, OrchestrationRuntimeStatus.Running, at);
        foreach (HistoryRecord carried in end.Carried)
        {
            instance.Inbox.Add(new InboxItem(nextInbox++, carried, Stored: false));
        }

        // Behind everybody else, so that one that starts over for ever does not hold up the rest; and if this cycle
        // is the last before a crash, the empty nudge brings it back.
        if (instance.Inbox.Count == 0)
        {
            instance.Inbox.Add(new InboxItem(
                nextInbox++, new HistoryRecord { Type = EventType.GenericEvent, Data = "continue" }, Stored: false));
        }

        Enqueue(instance);
    }

    private void Ended(Instance instance, OrchestrationRuntimeStatus status, long at)
    {
        instance.Ended = at;
        instance.Live = null;
        ParkedInstances = ParkedInstances.Remove(instance.Id);
        SetStatus(instance, status, at);
        store.ClearActivities(instance.Key);
        if (status == OrchestrationRuntimeStatus.Failed)
        {
            // It may have failed with timers set; rewinding it sets again what its code still waits for.
            DisarmTimers(instance);
        }

        DropInbox(instance);
        if (instance.Parent is not null)
        {
            Answer(instance.Parent, status, instance);
        }
    }

    private void Answer(ParentLink parent, OrchestrationRuntimeStatus status, Instance child)
    {
        if (status == OrchestrationRuntimeStatus.Completed)
        {
            Deliver(parent.Key, new HistoryRecord
            {
                Type = EventType.SubOrchestrationInstanceCompleted,
                Id = parent.TaskId,
                Execution = parent.Execution,
                Data = child.Output,
                At = now,
            });
            return;
        }

        Answer(parent, child.Failure ?? new TaskFailureDetails(
            "Terminated", $"The sub-orchestration '{child.Id}' was terminated: {child.Output}", null, null, null));
    }

    private void Answer(ParentLink parent, TaskFailureDetails failure) => Deliver(parent.Key, new HistoryRecord
    {
        Type = EventType.SubOrchestrationInstanceFailed,
        Id = parent.TaskId,
        Execution = parent.Execution,
        Failure = failure,
        At = now,
    });
}
