using DurableTask.Core.History;

namespace GovMedia.Standalone.Engine;

/// <content>What the code does, and whether it is what it did.</content>
internal sealed partial class LiveOrchestration
{
    /// <summary>What the code has done and is not yet recorded, in program order; nothing while suspended.</summary>
    public List<PendingAction> TakeActions()
    {
        if (suspended || confirmed == actions.Count)
        {
            return [];
        }

        List<PendingAction> taken = actions.GetRange(confirmed, actions.Count - confirmed);
        actions.Clear();
        confirmed = 0;
        return taken;
    }

    /// <summary>Armed timers the code has cancelled since the last call.</summary>
    public List<TimerRow> TakeCancelled()
    {
        if (cancelled.Count == 0)
        {
            return [];
        }

        List<TimerRow> taken = [.. cancelled];
        cancelled.Clear();
        return taken;
    }

    public Task<T> Call<T>(EventType type, string name, string? version, object? input, string? target, Tags tags)
    {
        int id = nextId++;
        OpenCall<T> call = new(id, Host.Converter) { Name = name, Version = version, Since = Now.Ticks };
        Act(new HistoryRecord
        {
            Type = type,
            Id = id,
            Name = name,
            Version = version,
            Data = Host.Serialize(input),
            Target = target,
            Tags = tags.Values,
        });
        open.Add(id, call);
        return call.Task;
    }

    public void Send(string instanceId, string name, object? payload) => Act(new HistoryRecord
    {
        Type = EventType.EventSent,
        Id = nextId++,
        Name = name,
        Target = instanceId,
        Data = Host.Serialize(payload),
    });

    public Task Timer(DateTime fireAt, CancellationToken cancellation)
    {
        int id = nextId++;
        PendingAction action = Act(
            new HistoryRecord { Type = EventType.TimerCreated, Id = id, Due = fireAt.Ticks });
        OpenTimer timer = new(fireAt.Ticks) { Since = Now.Ticks };
        if (cancellation.IsCancellationRequested)
        {
            action.IsCancelled = true;
            timer.Cancel(cancellation);
            return timer.Task;
        }

        open.Add(id, timer);
        if (cancellation.CanBeCanceled)
        {
            timer.Cancellation = cancellation.Register(() => Cancel(id, timer, action, cancellation));
        }

        return timer.Task;
    }

    private PendingAction Act(HistoryRecord record)
    {
        PendingAction action = new(record);
        actions.Add(action);
        return action;
    }

    private void Cancel(int id, OpenTimer timer, PendingAction action, CancellationToken token)
    {
        if (!episode.IsCurrent)
        {
            // A real clock or another thread has cancelled it: not something replay could do again.
            episode.Escape();
            return;
        }

        if (!open.Remove(id))
        {
            return;
        }

        if (actions.IndexOf(action, confirmed) >= 0)
        {
            action.IsCancelled = true;
        }

        if (!IsReplaying)
        {
            cancelled.Add(new TimerRow(action.Record.Due, Instance.Key, id));
        }

        timer.Cancel(token);
    }

    private void Confirm(HistoryRecord record)
    {
        int at = confirmed;
        while (at < actions.Count && actions[at].Record.Id != record.Id)
        {
            at++;
        }

        if (at == actions.Count)
        {
            throw new NonDeterminismException(
                $"Step #{record.Id} was {Describe(record)}, but {Standing}. " + Advice);
        }

        HistoryRecord action = actions[at].Record;
        if (action.Type != record.Type
            || (record.Type != EventType.TimerCreated
                && !string.Equals(action.Name, record.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new NonDeterminismException(
                $"Step #{record.Id} was {Describe(record)}, but the code now makes it {Describe(action)}. " + Advice);
        }

        if (open.TryGetValue(record.Id, out OpenTask? task))
        {
            task.Recorded = record;
        }

        if (at == confirmed)
        {
            confirmed++;
        }
        else
        {
            actions.RemoveAt(at);
        }

        if (confirmed == actions.Count)
        {
            actions.Clear();
            confirmed = 0;
        }
    }

    /// <summary>The number of the code's next step: that of its ending, when it takes no other.</summary>
    public int NextStep => nextId;

    private string Standing => (thrown ?? body?.Exception?.InnerException) is { } failure
        ? $"the code now fails before it, at step #{nextId}: {failure.GetType().FullName}"
        : body is { IsCompleted: true }
        ? $"the code now ends before it, at step #{nextId}"
        : $"the code has not come to that step and waits at step #{nextId}";

    /// <summary>Words for a step that the code takes and its history lacks.</summary>
    public static string Extra(PendingAction action) =>
        $"Step #{action.Record.Id} is {Describe(action.Record)} of the code; the history has no such step. " + Advice;

    private static string Describe(HistoryRecord record) => record.Type switch
    {
        EventType.TaskScheduled => $"a call of activity '{record.Name}'",
        EventType.SubOrchestrationInstanceCreated => $"a call of sub-orchestration '{record.Name}'",
        EventType.EventSent => $"the sending of event '{record.Name}'",
        _ => "a timer",
    };
}
