using System.Collections.Concurrent;
using GovMedia.Workflows.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GovMedia.Adapters.Sqlite;

/// <summary>The one thread that writes: it drains its queue into one transaction, so that a flush to disk serves
/// everyone who waited for the last one.</summary>
/// <remarks>Each commit's conditions are checked inside the transaction before any of its rows is touched; one that
/// conflicts is left out and told so, the others stand. Callers are told only after the transaction is on
/// disk.</remarks>
internal sealed class RegisterWriter : IDisposable
{
    private const int CommitsPerGroup = 512;
    private const long WeightPerGroup = 8_000_000;

    private readonly SqliteConnection _connection;
    private readonly RowStatements _rows;
    private readonly WalCheckpointer _checkpointer;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _rollback;
    private readonly BlockingCollection<PendingCommit> _queue = [];
    private readonly Thread _thread;
    private Exception? _broken;

    public RegisterWriter(SqliteConnection connection, WalCheckpointer checkpointer)
    {
        _connection = connection;
        _checkpointer = checkpointer;
        _begin = RowStatements.Prepare(connection, "BEGIN IMMEDIATE");
        _commit = RowStatements.Prepare(connection, "COMMIT");
        _rollback = RowStatements.Prepare(connection, "ROLLBACK");
        _rows = new RowStatements(connection);
        _thread = new Thread(Run) { IsBackground = true, Name = "register writer" };
        _thread.Start();
    }

    /// <summary>Queues a commit; the task ends when it is on disk or refused.</summary>
    public Task Enqueue(PendingCommit commit)
    {
        try
        {
            _queue.Add(commit);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(SqliteRegister));
        }

        return commit.Done;
    }

    /// <summary>Writes what is queued and stops.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _rows.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _rollback.Dispose();
        _queue.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        List<PendingCommit> group = [];
        foreach (PendingCommit first in _queue.GetConsumingEnumerable())
        {
            Gather(first, group);
            if (group.Count > 0)
            {
                WriteOrFail(group);
                _checkpointer.Written(group.Sum(commit => commit.Rows), group.Sum(commit => commit.Weight));
                group.Clear();
            }
        }
    }

    private void Gather(PendingCommit first, List<PendingCommit> group)
    {
        PendingCommit? next = first;
        long weight = 0;
        do
        {
            if (!next.Abandoned())
            {
                group.Add(next);
                weight += next.Weight;
            }
        }
        while (group.Count < CommitsPerGroup && weight < WeightPerGroup && _queue.TryTake(out next));
    }

    private void WriteOrFail(List<PendingCommit> group)
    {
        if (_broken is not null)
        {
            group.ForEach(commit => commit.Fail(Stopped()));
            return;
        }

        try
        {
            Write(group);
        }
        catch (Exception failure)
        {
            // Whatever it was, the callers are told, and the thread that everyone waits for goes on.
            Undo(failure);
            if (group.Count == 1 || _broken is not null)
            {
                group.ForEach(commit => commit.Fail(_broken is null ? failure : Stopped()));
                return;
            }

            // One commit too large for a full disk must not take the others down: each gets its own transaction.
            foreach (PendingCommit alone in group)
            {
                WriteOrFail([alone]);
            }
        }
    }

    private void Write(List<PendingCommit> group)
    {
        _begin.ExecuteNonQuery();
        foreach (PendingCommit commit in group)
        {
            commit.Judge(Apply(commit.Steps));
        }

        _commit.ExecuteNonQuery();
        group.ForEach(commit => commit.Tell());
    }

    // At the first step that conflicts it stops; those before it stand.
    private RegisterConflictException? Apply(IReadOnlyList<PartitionCommit> steps)
    {
        foreach (PartitionCommit step in steps)
        {
            if (_rows.Apply(step.Partition, step.Changes) is { } inTheWay)
            {
                return new RegisterConflictException(step.Partition, inTheWay);
            }
        }

        return null;
    }

    private void Undo(Exception failure)
    {
        // After a failed flush nobody knows what the disk holds: a later flush may succeed and still have lost pages,
        // or a restart may find the commit that was reported as failed. Only reading the file afresh is safe.
        bool diskFailed = failure is SqliteException { SqliteErrorCode: raw.SQLITE_IOERR or raw.SQLITE_CORRUPT };
        _broken = diskFailed ? failure : _broken;
        _rows.Forget();
        try
        {
            if (raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                _rollback.ExecuteNonQuery();
            }
        }
        catch (SqliteException worse)
        {
            _broken = worse;
        }
    }

    private IOException Stopped() => new(
        "The register stopped writing after a disk error and serves reads only; check the disk and start again.",
        _broken);
}
