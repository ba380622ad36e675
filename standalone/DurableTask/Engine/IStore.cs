namespace GovMedia.Standalone.Engine;

/// <summary>Where the engine's state lies: one writer, one transaction at a time, reads see its own writes.</summary>
/// <remarks>Any method may throw <see cref="StoreException"/>; the transaction is then void and the engine starts
/// over from what is on disk.</remarks>
internal interface IStore
{
    void Begin();

    /// <summary>Makes everything since <see cref="Begin"/> permanent; on disk when it returns.</summary>
    void Commit();

    void Rollback();

    long MaxInstanceKey();

    long MaxInboxSeq();

    Instance? Load(string id);

    Instance? Load(long key);

    void Insert(Instance instance);

    void Update(Instance instance);

    /// <summary>Removes an instance and everything that belongs to it.</summary>
    void Delete(long key);

    List<HistoryChunk> History(long key);

    void Append(long key, HistoryChunk chunk);

    void ClearHistory(long key);

    /// <summary>The unconsumed events of one instance, in order.</summary>
    List<InboxItem> Inbox(long key);

    void PutInbox(long key, long seq, HistoryRecord record);

    void DeleteInbox(long key, long seq);

    void ClearInbox(long key);

    /// <summary>Instances with unconsumed events or not yet begun, except those that wait for their start.</summary>
    List<long> Runnable();

    void PutActivity(ActivityWork work);

    /// <summary>Takes out a call, unless a later execution has put another one in its place.</summary>
    void DeleteActivity(ActivityWork work);

    void ClearActivities(long key);

    /// <summary>The calls that are not answered.</summary>
    /// <param name="damaged">Told of each whose row is damaged: the instance and what is wrong.</param>
    List<ActivityWork> Activities(Action<long, string> damaged);

    void PutTimer(TimerRow timer);

    void DeleteTimer(TimerRow timer);

    /// <summary>Timers after one in order of due time.</summary>
    List<TimerRow> Timers(TimerRow after, int limit);

    /// <summary>Sub-orchestrations an instance has called.</summary>
    List<long> Children(long key);
}
