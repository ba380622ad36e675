using System.Collections.Immutable;
using DurableTask.Core.History;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.Engine;

/// <summary>The engine: a state machine over a store, driven by whoever calls it, on one thread at a time.</summary>
/// <remarks>
/// A cycle is: <see cref="BeginCycle"/>, any number of commands, <see cref="Work"/>, <see cref="EndCycle"/>. It is one
/// transaction; what it sets free (<see cref="ActivitiesToStart"/>, <see cref="Changed"/>, answers to commands) may
/// only leave after <see cref="EndCycle"/> has returned. If anything throws <see cref="StoreException"/>, this object
/// is thrown away and a new one recovers from the store: that is also what a crash does.
/// </remarks>
internal sealed partial class EngineCore(IStore store, CoreOptions options, ILogger logger)
{
    private readonly Dictionary<long, Instance> byKey = [];
    private readonly Dictionary<string, Instance> byId = new(StringComparer.Ordinal);
    private readonly LinkedList<Instance> warm = new();
    private readonly Queue<Instance> ready = new();
    private readonly Queue<long> backlog = new();
    private readonly List<Instance> touched = [];
    private readonly TimerQueue timers = new(store);
    private CodeHost? code;
    private long nextKey;
    private long nextInbox;
    private long now;

    /// <summary>Activities to be started once the cycle is on disk.</summary>
    public List<ActivityWork> ActivitiesToStart { get; } = [];

    /// <summary>Instances whose state changed in the cycle.</summary>
    public List<Instance> Changed { get; } = [];

    /// <summary>Instances left alone until the next start, and why.</summary>
    public ImmutableDictionary<string, string> ParkedInstances { get; private set; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Timers that have fired.</summary>
    public long TimersFired { get; private set; }

    /// <summary>The longest time from a timer's due moment to its taking, in ticks.</summary>
    public long WorstLateness { get; private set; }

    /// <summary>The instance the engine is busy with; empty between two of them.</summary>
    public string Running { get; private set; } = string.Empty;

    /// <summary>Whether there is something to do at once.</summary>
    public bool HasWork => code is not null && (ready.Count > 0 || backlog.Count > 0);

    /// <summary>When the next timer falls due, in UTC ticks; null when none is armed.</summary>
    public long? NextDue => timers.NextDue;

    /// <summary>Instances in memory.</summary>
    public int InMemory => byKey.Count;

    /// <summary>Reads from the store what must go on.</summary>
    public void Recover()
    {
        nextKey = store.MaxInstanceKey() + 1;
        nextInbox = store.MaxInboxSeq() + 1;
        foreach (long key in store.Runnable())
        {
            backlog.Enqueue(key);
        }
    }

    /// <summary>Gives the engine its code; before that, it only keeps what it is sent.</summary>
    public void Attach(CodeHost host)
    {
        code = host;
        ActivitiesToStart.AddRange(store.Activities(ParkDamaged));
    }

    /// <summary>Takes the code away; what is live is replayed when there is code again.</summary>
    public void Detach()
    {
        code = null;
        foreach (Instance instance in byKey.Values)
        {
            instance.Live = null;
        }
    }

    public void BeginCycle()
    {
        now = options.Clock.GetUtcNow().UtcTicks;
        Running = string.Empty;
        store.Begin();
    }

    /// <summary>Takes due timers and runs episodes, as many as one transaction should hold.</summary>
    public void Work()
    {
        // While many timers fall due at once, making them durable goes before resuming those they woke.
        int episodes = TakeTimers() < options.TimerBatch ? options.BacklogBatch : Math.Max(1, options.BacklogBatch / 8);
        if (code is null)
        {
            return;
        }

        for (int i = 0; i < options.EpisodeBatch && ready.TryDequeue(out Instance? instance); i++)
        {
            instance.Queued = false;

            // What was evicted meanwhile is in the backlog by its key.
            if (instance.Warm is not null)
            {
                Episode(instance);
            }
        }

        for (int i = 0; i < episodes && backlog.TryDequeue(out long key); i++)
        {
            TakeUp(key);
        }
    }

    /// <summary>Writes what the cycle has changed; on disk when it returns.</summary>
    public void EndCycle()
    {
        foreach (Instance instance in touched)
        {
            instance.Touched = false;
            if (instance.Removed)
            {
                continue;
            }

            Running = instance.Id;

            if (!instance.Stored)
            {
                store.Insert(instance);
                instance.Stored = true;
            }
            else if (instance.RowDirty)
            {
                store.Update(instance);
            }

            instance.RowDirty = false;
            KeepInbox(instance);
        }

        Running = string.Empty;
        store.Commit();
        foreach (Instance instance in touched)
        {
            if (instance.Removed)
            {
                Forget(instance);
            }
            else if (instance.IsEnded)
            {
                Evict(instance);
            }
        }

        touched.Clear();
        while (warm.Count > options.WarmInstances)
        {
            Evict(warm.First!.Value);
        }
    }

    private int TakeTimers()
    {
        int taken = 0;
        while (taken < options.TimerBatch && timers.TryTake(now, out TimerRow timer))
        {
            taken++;
            TimersFired++;
            WorstLateness = Math.Max(WorstLateness, now - timer.Due);
            if (timer.TaskId < 0)
            {
                Wake(timer.Key);
                continue;
            }

            Deliver(timer.Key, new HistoryRecord
            {
                Type = EventType.TimerFired,
                Id = timer.TaskId,
                Due = timer.Due,
                At = now,
            });
        }

        return taken;
    }

    private void TakeUp(long key)
    {
        try
        {
            if (Find(key) is not { } instance)
            {
                // It is gone, or the key of one of its events is not what was written.
                _ = store.Inbox(key);
                store.ClearInbox(key);
            }
            else if (!instance.Queued)
            {
                Episode(instance);
            }
        }
        catch (DamagedRowException damage)
        {
            LogDamage(damage, key);
        }
    }

    private void Wake(long key)
    {
        if (byKey.TryGetValue(key, out Instance? instance))
        {
            Enqueue(instance);
        }
        else
        {
            backlog.Enqueue(key);
        }
    }

    /// <summary>Brings an event to an instance, in memory when it is there, in the file when it is not.</summary>
    private void Deliver(long key, HistoryRecord record)
    {
        if (byKey.TryGetValue(key, out Instance? instance))
        {
            Deliver(instance, record);
            return;
        }

        store.PutInbox(key, nextInbox++, record);
        backlog.Enqueue(key);
    }

    private void Deliver(Instance instance, HistoryRecord record)
    {
        if (instance.IsEnded)
        {
            return;
        }

        instance.Inbox.Add(new InboxItem(nextInbox++, record, Stored: false));
        Touch(instance);
        Enqueue(instance);
    }

    private void Enqueue(Instance instance)
    {
        if (!instance.Queued && (instance.Parked is null || Termination(instance) >= 0))
        {
            instance.Queued = true;
            ready.Enqueue(instance);
        }
    }

    private void Touch(Instance instance)
    {
        if (!instance.Touched)
        {
            instance.Touched = true;
            touched.Add(instance);
        }
    }

    private void KeepInbox(Instance instance)
    {
        for (int i = 0; i < instance.Inbox.Count; i++)
        {
            InboxItem item = instance.Inbox[i];
            if (!item.Stored)
            {
                store.PutInbox(instance.Key, item.Seq, item.Record);
                instance.Inbox[i] = item with { Stored = true };
            }
        }
    }
}
