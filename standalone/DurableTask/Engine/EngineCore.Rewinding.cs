using DurableTask.Core.History;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.Engine;

/// <content>Taking a failed instance back to before its failure.</content>
/// <remarks>
/// The failing episode is undone: its events wait again, and the calls whose failure ended the execution are made again
/// under their old ids. What is taken out of the history stays readable in it as remarks.
/// </remarks>
internal sealed partial class EngineCore
{
    /// <summary>Marks where the events end that a rewound instance takes again.</summary>
    private const string Rewound = "rewound";

    /// <summary>Rewinds a failed instance, and the failed sub-orchestrations that made it fail.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">It has not failed.</exception>
    public void Rewind(string instanceId, string? reason)
    {
        Instance instance = Find(instanceId)
            ?? throw NoSuch(instanceId);
        if (instance.Status != OrchestrationRuntimeStatus.Failed)
        {
            throw new InvalidOperationException(
                $"The instance '{instanceId}' is {instance.Status}; only a failed instance is rewound.");
        }

        _ = Whole(() =>
        {
            Rewind(instance, reason);
            return true;
        });
    }

    private void Rewind(Instance instance, string? reason)
    {
        List<HistoryChunk> chunks = store.History(instance.Key);
        HistoryChunk last = chunks[^1];
        HashSet<int> causes =
        [
            .. last.Records.FirstOrDefault(one => one.Type == EventType.ExecutionCompleted)?.Causes ?? [],
        ];
        HistoryRecord? Undone(HistoryRecord one) => IsFailure(one) && causes.Contains(one.Id) ? Remark(one) : null;

        // What came after its end was for nobody.
        DropInbox(instance);
        store.ClearHistory(instance.Key);
        instance.NextSeq = 0;
        instance.LastAt = 0;
        foreach (HistoryChunk chunk in chunks.SkipLast(1))
        {
            Append(instance, chunk.At, [.. chunk.Records.Select(one => Undone(one) ?? one)]);
        }

        List<HistoryRecord> records = [new() { Type = EventType.ExecutionRewound, Data = reason, At = now }];
        if (chunks.Count == 1)
        {
            records.Insert(0, new HistoryRecord { Type = EventType.ExecutionStarted });
        }

        records.AddRange(last.Records.Where(one => IsFailure(one) || one.IsAction || one.Causes is not null)
            .Select(Remark));
        Append(instance, Math.Max(now, last.At), records);
        Reopen(instance);
        foreach (HistoryRecord waiting in last.Records.Where(one => IsInbound(one) && Undone(one) is null))
        {
            Deliver(instance, waiting);
        }

        Deliver(instance, new HistoryRecord { Type = EventType.GenericEvent, Data = Rewound, Causes = [.. causes] });
        foreach (HistoryRecord call in chunks.SelectMany(chunk => chunk.Records)
            .Where(one => causes.Contains(one.Id) && one.IsAction))
        {
            CallAgain(instance, call, reason);
        }
    }

    /// <summary>The mark of a rewind among the waiting events; null when there is none.</summary>
    private static HistoryRecord? RewoundBy(Instance instance) => instance.Inbox
        .Find(item => item.Record is { Type: EventType.GenericEvent, Data: Rewound }).Record;

    /// <summary>Asks again for what was open when the instance failed: nobody took the answers since.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="live">Its code, back where it was.</param>
    /// <param name="called">The calls that were made again when it was rewound.</param>
    private void AskAgain(Instance instance, LiveOrchestration live, int[] called)
    {
        foreach (HistoryRecord open in live.Unanswered.Where(one => !called.Contains(one.Id)).ToArray())
        {
            if (open.Type == EventType.TimerCreated)
            {
                timers.Arm(new TimerRow(open.Due, instance.Key, open.Id));
            }
            else if (open.Type == EventType.TaskScheduled)
            {
                Dispatch(instance, open);
            }
            else if (Find(open.Target!) is { } child && child.Parent == Link(instance, open))
            {
                if (child.IsEnded)
                {
                    Answer(child.Parent, child.Status, child);
                }
            }
            else
            {
                StartChild(instance, open);
            }
        }
    }

    private void Reopen(Instance instance)
    {
        instance.Status = OrchestrationRuntimeStatus.Running;
        instance.Ended = 0;
        instance.Output = null;
        instance.Failure = null;
        instance.Updated = now;
        instance.RowDirty = true;
        Touch(instance);
        Changed.Add(instance);
    }

    private void CallAgain(Instance instance, HistoryRecord call, string? reason)
    {
        if (call.Type == EventType.TaskScheduled)
        {
            Dispatch(instance, call);
            return;
        }

        ParentLink link = Link(instance, call);
        if (Find(call.Target!) is not { } child || child.Parent != link)
        {
            StartChild(instance, call);
            return;
        }

        switch (child.Status)
        {
            case OrchestrationRuntimeStatus.Failed:
                Rewind(child, reason);
                break;
            case OrchestrationRuntimeStatus.Completed:
                // It was rewound before its caller, and nobody was there to take its answer.
                Answer(link, child.Status, child);
                break;
            case OrchestrationRuntimeStatus.Terminated:
                StartChild(instance, call);
                break;
            default:
                // It was rewound before its caller, and will answer when it ends.
                break;
        }
    }

    private static bool IsFailure(HistoryRecord record) =>
        record.Type is EventType.TaskFailed or EventType.SubOrchestrationInstanceFailed;

    private static bool IsInbound(HistoryRecord record) => record.Type is EventType.TaskCompleted
        or EventType.TaskFailed
        or EventType.SubOrchestrationInstanceCompleted
        or EventType.SubOrchestrationInstanceFailed
        or EventType.TimerFired
        or EventType.EventRaised
        or EventType.ExecutionSuspended
        or EventType.ExecutionResumed;

    private static HistoryRecord Remark(HistoryRecord undone) => new()
    {
        Type = EventType.GenericEvent,
        Id = undone.Id,
        At = undone.At,
        Name = undone.Name,
        Data = $"Undone by a rewind: {undone.Type} #{undone.Id} {undone.Name} {undone.Failure}".TrimEnd(),
    };
}
