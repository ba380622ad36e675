using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.Engine;

/// <content>Waiting events.</content>
internal sealed partial class EngineCore
{
    private void TakeInboxFromFile(Instance instance)
    {
        if (!instance.InboxBehind)
        {
            return;
        }

        // What came since the instance was loaded may have been stored meanwhile, and is then among these.
        List<InboxItem> stored = store.Inbox(instance.Key);
        instance.InboxBehind = false;
        instance.Inbox.RemoveAll(item => item.Stored);
        instance.Inbox.InsertRange(0, stored);
    }

    /// <summary>Takes the waiting events out: they are in the history now.</summary>
    private void ConsumeInbox(Instance instance)
    {
        foreach (InboxItem item in instance.Inbox)
        {
            if (item.Stored)
            {
                store.DeleteInbox(instance.Key, item.Seq);
            }
        }

        instance.Inbox.Clear();
    }

    private void DropInbox(Instance instance)
    {
        TakeInboxFromFile(instance);
        ConsumeInbox(instance);
    }

    /// <summary>Ends an instance that is to be terminated, without running its code.</summary>
    private bool Terminated(Instance instance)
    {
        int at = Termination(instance);
        if (at < 0)
        {
            return false;
        }

        HistoryRecord order = instance.Inbox[at].Record;
        List<HistoryRecord> records = [.. instance.Inbox.Take(at + 1).Select(item => item.Record)];
        Begin(instance, records);
        Terminate(instance, order, records);
        return true;
    }

    /// <summary>The place among the waiting events of the first that terminates; -1 for none.</summary>
    private static int Termination(Instance instance) =>
        instance.Inbox.FindIndex(item => item.Record.Type == EventType.ExecutionTerminated);

    /// <summary>Lets the history of an execution that ends before its code ran begin with its start.</summary>
    private static void Begin(Instance instance, List<HistoryRecord> records)
    {
        if (instance.NextSeq == 0)
        {
            records.Insert(0, new HistoryRecord { Type = EventType.ExecutionStarted });
        }
    }

    private void Terminate(Instance instance, HistoryRecord order, List<HistoryRecord> records)
    {
        DisarmTimers(instance);
        ConsumeInbox(instance);
        if (order.Name == Recursive)
        {
            foreach (long child in Children(instance))
            {
                Deliver(child, order);
            }
        }

        Finish(
            instance,
            Math.Max(now, instance.LastAt),
            records,
            new OrchestrationEnd(OrchestrationStatus.Terminated, order.Data));
    }

    /// <summary>Its sub-orchestrations, those included that this cycle has begun and the store does not know yet.
    /// </summary>
    private List<long> Children(Instance instance) =>
    [
        .. store.Children(instance.Key),
        .. touched.Where(one => !one.Stored && !one.Removed && one.Parent?.Key == instance.Key).Select(one => one.Key),
    ];

    /// <summary>Takes back what the history says is armed; what has fired or was cancelled is not there any more.
    /// </summary>
    private void DisarmTimers(Instance instance)
    {
        if (instance.Status == OrchestrationRuntimeStatus.Pending && instance.StartAt > 0)
        {
            timers.Disarm(new TimerRow(instance.StartAt, instance.Key, -1));
        }

        foreach (HistoryChunk chunk in store.History(instance.Key))
        {
            foreach (HistoryRecord record in chunk.Records)
            {
                if (record.Type == EventType.TimerCreated)
                {
                    timers.Disarm(new TimerRow(record.Due, instance.Key, record.Id));
                }
            }
        }
    }
}
