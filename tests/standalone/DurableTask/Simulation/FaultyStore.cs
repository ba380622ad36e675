using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.DurableTask.Tests.Simulation;

/// <summary>A store that dies when its fuse has burnt: within a transaction, before its commit, or right after it.
/// </summary>
internal sealed class FaultyStore(IStore store) : IStore
{
    /// <summary>Calls until it dies; 0 for never.</summary>
    public int Fuse { get; set; }

    /// <summary>Whether the last transaction was made permanent.</summary>
    public bool Committed { get; private set; }

    public void Begin()
    {
        Committed = false;
        Burn();
        store.Begin();
    }

    public void Commit()
    {
        Burn();
        store.Commit();
        Committed = true;
        Burn();
    }

    public void Rollback() => store.Rollback();

    public long MaxInstanceKey() => store.MaxInstanceKey();

    public long MaxInboxSeq() => store.MaxInboxSeq();

    public Instance? Load(string id) => store.Load(id);

    public Instance? Load(long key) => store.Load(key);

    public void Insert(Instance instance)
    {
        Burn();
        store.Insert(instance);
    }

    public void Update(Instance instance)
    {
        Burn();
        store.Update(instance);
    }

    public void Delete(long key)
    {
        Burn();
        store.Delete(key);
    }

    public List<HistoryChunk> History(long key) => store.History(key);

    public void Append(long key, HistoryChunk chunk)
    {
        Burn();
        store.Append(key, chunk);
    }

    public void ClearHistory(long key)
    {
        Burn();
        store.ClearHistory(key);
    }

    public List<InboxItem> Inbox(long key) => store.Inbox(key);

    public void PutInbox(long key, long seq, HistoryRecord record)
    {
        Burn();
        store.PutInbox(key, seq, record);
    }

    public void DeleteInbox(long key, long seq)
    {
        Burn();
        store.DeleteInbox(key, seq);
    }

    public void ClearInbox(long key) => store.ClearInbox(key);

    public List<long> Runnable() => store.Runnable();

    public void PutActivity(ActivityWork work)
    {
        Burn();
        store.PutActivity(work);
    }

    public void DeleteActivity(ActivityWork work)
    {
        Burn();
        store.DeleteActivity(work);
    }

    public void ClearActivities(long key) => store.ClearActivities(key);

    public List<ActivityWork> Activities(Action<long, string> damaged) => store.Activities(damaged);

    public void PutTimer(TimerRow timer)
    {
        Burn();
        store.PutTimer(timer);
    }

    public void DeleteTimer(TimerRow timer)
    {
        Burn();
        store.DeleteTimer(timer);
    }

    public List<TimerRow> Timers(TimerRow after, int limit) => store.Timers(after, limit);

    public List<long> Children(long key) => store.Children(key);

    private void Burn()
    {
        if (Fuse > 0 && --Fuse == 0)
        {
            throw new CrashException();
        }
    }
}
