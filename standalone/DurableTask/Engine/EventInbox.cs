using Microsoft.DurableTask;

namespace GovMedia.Standalone.Engine;

/// <summary>Events of one orchestration: kept first in, first out while nobody waits; given to the newest waiter.
/// </summary>
/// <remarks>A waiter that was cancelled is passed over, so that no event is given to somebody who no longer listens.
/// </remarks>
internal sealed class EventInbox(DataConverter converter)
{
    private readonly Dictionary<string, Slot> slots = new(StringComparer.OrdinalIgnoreCase);
    private long arrivals;

    public bool HasWaiters => slots.Values.Any(slot => slot.Waiters.Exists(waiter => !waiter.IsDone));

    /// <summary>Waits for, or takes, an event.</summary>
    /// <exception cref="ArgumentException">Somebody already waits for this name with another type.</exception>
    public Task<T> Wait<T>(string name, CancellationToken cancellation)
    {
        if (!slots.TryGetValue(name, out Slot? slot))
        {
            slots[name] = slot = new Slot();
        }

        slot.Waiters.RemoveAll(waiter => waiter.IsDone);
        if (slot.Waiters.Count > 0 && slot.Waiters[^1].Type != typeof(T))
        {
            throw new ArgumentException(
                $"Event '{name}' is already awaited as {slot.Waiters[^1].Type}; it cannot be awaited as {typeof(T)}.",
                nameof(name));
        }

        Waiter<T> waiter = new();
        if (cancellation.IsCancellationRequested)
        {
            waiter.Cancel(cancellation);
        }
        else if (slot.Kept.TryDequeue(out (long Place, HistoryRecord Record) kept))
        {
            waiter.Give(kept.Record, converter);
        }
        else
        {
            slot.Waiters.Add(waiter);
            if (cancellation.CanBeCanceled)
            {
                waiter.Cancellation = cancellation.Register(() => waiter.Cancel(cancellation));
            }
        }

        return waiter.Task;
    }

    public void Deliver(HistoryRecord record)
    {
        string name = record.Name ?? string.Empty;
        if (!slots.TryGetValue(name, out Slot? slot))
        {
            slots[name] = slot = new Slot();
        }

        while (slot.Waiters.Count > 0)
        {
            Waiter newest = slot.Waiters[^1];
            slot.Waiters.RemoveAt(slot.Waiters.Count - 1);
            if (newest.Give(record, converter))
            {
                return;
            }
        }

        slot.Kept.Enqueue((arrivals++, record));
    }

    /// <summary>Events nobody has taken, in the order they came.</summary>
    public List<HistoryRecord> Kept() =>
    [
        .. slots.Values.SelectMany(slot => slot.Kept).OrderBy(kept => kept.Place).Select(kept => kept.Record),
    ];

    private sealed class Slot
    {
        public Queue<(long Place, HistoryRecord Record)> Kept { get; } = new();

        public List<Waiter> Waiters { get; } = [];
    }

    private abstract class Waiter
    {
        public abstract Type Type { get; }

        public abstract bool IsDone { get; }

        public abstract bool Give(HistoryRecord record, DataConverter converter);
    }

    private sealed class Waiter<T> : Waiter
    {
        private readonly TaskCompletionSource<T> source = new();

        public override Type Type => typeof(T);

        public override bool IsDone => source.Task.IsCompleted;

        public Task<T> Task => source.Task;

        public CancellationTokenRegistration Cancellation { get; set; }

        public void Cancel(CancellationToken token) => source.TrySetCanceled(token);

        public override bool Give(HistoryRecord record, DataConverter converter)
        {
            if (IsDone)
            {
                return false;
            }

            Cancellation.Unregister();
            try
            {
                return source.TrySetResult(converter.Deserialize<T>(record.Data)!);
            }
#pragma warning disable CA1031 // Whatever the converter throws belongs to the orchestrator that chose the type.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                return source.TrySetException(exception);
            }
        }
    }
}
