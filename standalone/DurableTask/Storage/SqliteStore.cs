using GovMedia.Standalone.Engine;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone.Storage;

/// <summary>The engine's state in one SQLite file; used by the engine's own thread alone.</summary>
internal sealed class SqliteStore : IStore, IDisposable
{
    private readonly SqliteFile file;
    private readonly HistoryJson json = new();
    private readonly List<Statement> all = [];
    private readonly Statement begin, commit, rollback;
    private readonly Statement loadById, loadByKey, insert, update, delete;
    private readonly Statement history, append, clearHistory, lastSeq;
    private readonly Statement inbox, putInbox, deleteInbox, clearInbox;
    private readonly Statement putActivity, deleteActivity, clearActivities;
    private readonly Statement putTimer, deleteTimer, timers, children;

    public SqliteStore(SqliteFile file)
    {
        this.file = file;
        begin = Make("BEGIN IMMEDIATE");
        commit = Make("COMMIT");
        rollback = Make("ROLLBACK");
        loadById = Make($"SELECT {InstanceRow.Columns} FROM instances i WHERE id = ?1");
        loadByKey = Make($"SELECT {InstanceRow.Columns} FROM instances i WHERE key = ?1");
        insert = Make(InstanceRow.Insert);
        update = Make(InstanceRow.Update);
        delete = Make("DELETE FROM instances WHERE key = ?1");
        history = Make("SELECT seq, at, events, crc FROM history WHERE instance = ?1 ORDER BY seq");
        lastSeq = Make("SELECT seq, at FROM history WHERE instance = ?1 ORDER BY seq DESC LIMIT 1");
        append = Make("INSERT INTO history (instance, seq, at, events, crc) VALUES (?1, ?2, ?3, ?4, ?5)");
        clearHistory = Make("DELETE FROM history WHERE instance = ?1");
        inbox = Make("SELECT seq, event, crc FROM inbox WHERE instance = ?1 ORDER BY seq");
        putInbox = Make("INSERT INTO inbox (instance, seq, event, crc) VALUES (?1, ?2, ?3, ?4)");
        deleteInbox = Make("DELETE FROM inbox WHERE instance = ?1 AND seq = ?2");
        clearInbox = Make("DELETE FROM inbox WHERE instance = ?1");
        putActivity = Make(
            "INSERT INTO activities (instance, task, execution, name, version, input, crc) " +
            "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        deleteActivity = Make(
            "DELETE FROM activities WHERE instance = ?1 AND task = ?2 AND execution = ?3");
        clearActivities = Make("DELETE FROM activities WHERE instance = ?1");
        putTimer = Make("INSERT OR IGNORE INTO timers (due, instance, task) VALUES (?1, ?2, ?3)");
        deleteTimer = Make("DELETE FROM timers WHERE due = ?1 AND instance = ?2 AND task = ?3");
        timers = Make(
            "SELECT due, instance, task FROM timers WHERE (due, instance, task) > (?1, ?2, ?3) " +
            "ORDER BY due, instance, task LIMIT ?4");
        children = Make("SELECT key FROM instances WHERE parent = ?1");
    }

    public void Begin() => begin.Run();

    public void Commit() => commit.Run();

    public void Rollback()
    {
        if (file.InTransaction)
        {
            rollback.Run();
        }
    }

    public long MaxInstanceKey() => file.Scalar("SELECT max(key) FROM instances");

    public long MaxInboxSeq() => file.Scalar("SELECT max(seq) FROM inbox");

    public Instance? Load(string id) => Loaded(loadById.Bind(1, id));

    public Instance? Load(long key) => Loaded(loadByKey.Bind(1, key));

    public void Insert(Instance instance)
    {
        InstanceRow.BindNew(insert, instance);
        insert.Run();
    }

    public void Update(Instance instance)
    {
        InstanceRow.BindAll(update, instance);
        update.Run();
    }

    public void Delete(long key)
    {
        clearHistory.Bind(1, key).Run();
        clearInbox.Bind(1, key).Run();
        clearActivities.Bind(1, key).Run();
        delete.Bind(1, key).Run();
    }

    public List<HistoryChunk> History(long key)
    {
        List<HistoryChunk> chunks = [];
        history.Bind(1, key);
        while (history.Step())
        {
            try
            {
                chunks.Add(HistoryRow.Read(history, key, chunks.Count, file.Path));
            }
            catch (DamagedRowException)
            {
                history.Reset();
                throw;
            }
        }

        return chunks;
    }

    public void Append(long key, HistoryChunk chunk)
    {
        ReadOnlySpan<byte> events = json.Write(chunk.Records);
        append.Bind(1, key).Bind(2, chunk.Seq).Bind(3, chunk.At).Bind(4, events)
            .Bind(5, HistoryRow.Crc(key, chunk.Seq, chunk.At, events)).Run();
    }

    public void ClearHistory(long key) => clearHistory.Bind(1, key).Run();

    public List<InboxItem> Inbox(long key)
    {
        List<InboxItem> items = [];
        inbox.Bind(1, key);
        while (inbox.Step())
        {
            items.Add(new InboxItem(inbox.Int(0), HistoryJson.ReadOne(Checked(key)), Stored: true));
        }

        return items;
    }

    public void PutInbox(long key, long seq, HistoryRecord record)
    {
        ReadOnlySpan<byte> text = json.WriteOne(record);
        putInbox.Bind(1, key).Bind(2, seq).Bind(3, text).Bind(4, InboxRow.Crc(key, seq, text)).Run();
    }

    public void DeleteInbox(long key, long seq) => deleteInbox.Bind(1, key).Bind(2, seq).Run();

    public void ClearInbox(long key) => clearInbox.Bind(1, key).Run();

    public List<long> Runnable()
    {
        using Statement statement = new(
            file,
            "SELECT DISTINCT instance FROM inbox UNION SELECT key FROM instances i WHERE status = 6 " +
            "AND NOT EXISTS (SELECT 1 FROM timers t WHERE t.due = i.start_at AND t.instance = i.key AND t.task = -1)");
        List<long> keys = [];
        while (statement.Step())
        {
            keys.Add(statement.Int(0));
        }

        return keys;
    }

    public void PutActivity(ActivityWork work) => putActivity.Bind(1, work.InstanceKey).Bind(2, work.TaskId)
        .Bind(3, work.Execution).Bind(4, work.Name).Bind(5, work.Version).Bind(6, work.Input)
        .Bind(7, ActivityRow.Crc(work)).Run();

    public void DeleteActivity(ActivityWork work) =>
        deleteActivity.Bind(1, work.InstanceKey).Bind(2, work.TaskId).Bind(3, work.Execution).Run();

    public void ClearActivities(long key) => clearActivities.Bind(1, key).Run();

    public List<ActivityWork> Activities(Action<long, string> damaged)
    {
        using Statement statement = new(file, ActivityRow.Select);
        List<ActivityWork> list = [];
        while (statement.Step())
        {
            try
            {
                list.Add(ActivityRow.Read(statement, file.Path));
            }
            catch (DamagedRowException damage)
            {
                damaged(statement.Int(0), damage.Message);
            }
        }

        return list;
    }

    public void PutTimer(TimerRow timer) =>
        putTimer.Bind(1, timer.Due).Bind(2, timer.Key).Bind(3, timer.TaskId).Run();

    public void DeleteTimer(TimerRow timer) =>
        deleteTimer.Bind(1, timer.Due).Bind(2, timer.Key).Bind(3, timer.TaskId).Run();

    public List<TimerRow> Timers(TimerRow after, int limit)
    {
        List<TimerRow> rows = [];
        timers.Bind(1, after.Due).Bind(2, after.Key).Bind(3, after.TaskId).Bind(4, limit);
        while (timers.Step())
        {
            rows.Add(new TimerRow(timers.Int(0), timers.Int(1), (int)timers.Int(2)));
        }

        return rows;
    }

    public List<long> Children(long key)
    {
        List<long> keys = [];
        children.Bind(1, key);
        while (children.Step())
        {
            keys.Add(children.Int(0));
        }

        return keys;
    }

    public void Dispose()
    {
        foreach (Statement statement in all)
        {
            statement.Dispose();
        }

        json.Dispose();
    }

    private ReadOnlySpan<byte> Checked(long key)
    {
        try
        {
            InboxRow.Check(inbox, key, file.Path);
        }
        catch (DamagedRowException)
        {
            inbox.Reset();
            throw;
        }

        return inbox.Bytes(1);
    }

    private Statement Make(string sql)
    {
        Statement statement = new(file, sql);
        all.Add(statement);
        return statement;
    }

    private Instance? Loaded(Statement statement)
    {
        if (!statement.Step())
        {
            return null;
        }

        Instance instance;
        try
        {
            instance = InstanceRow.Read(statement, file.Path);
        }
        finally
        {
            statement.Reset();
        }

        instance.InboxBehind = true;
        if (instance.Status != OrchestrationRuntimeStatus.Pending && lastSeq.Bind(1, instance.Key).Step())
        {
            instance.NextSeq = (int)lastSeq.Int(0) + 1;
            instance.LastAt = lastSeq.Int(1);
            lastSeq.Reset();
        }

        return instance;
    }
}
