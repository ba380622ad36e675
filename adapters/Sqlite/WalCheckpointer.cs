using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Sqlite;

/// <summary>Moves the write-ahead log into the database file on a thread and connection of its own, so that no commit
/// waits for it.</summary>
/// <remarks>A passive checkpoint takes no lock the writer needs. Only when the log outgrows <see cref="HardLimit"/>,
/// which a steady writer can bring about, does the writer wait for one: the log then starts again from its
/// beginning.</remarks>
internal sealed class WalCheckpointer : IDisposable
{
    private const int PageSize = RegisterFile.PageSize;
    private const long SoftLimit = 8L << 20;
    private const long HardLimit = 128L << 20;

    private readonly SqliteConnection _connection;
    private readonly AutoResetEvent _due = new(false);
    private readonly Lock _one = new();
    private readonly Thread _thread;
    private long _sinceLast;
    private long _inLog;
    private volatile bool _stopping;

    public WalCheckpointer(SqliteConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Run) { IsBackground = true, Name = "register checkpointer" };
        _thread.Start();
    }

    /// <summary>Told by the writer after each group: about how much it wrote.</summary>
    public void Written(long rows, long characters)
    {
        // A row dirties its leaf and, at times, an inner page; a body beyond a quarter page has pages of its own.
        long bytes = (rows * PageSize) + characters;
        Interlocked.Add(ref _inLog, bytes);
        if (Interlocked.Add(ref _sinceLast, bytes) < SoftLimit)
        {
            return;
        }

        Interlocked.Exchange(ref _sinceLast, 0);
        if (Interlocked.Read(ref _inLog) > HardLimit)
        {
            Checkpoint();
        }
        else
        {
            _due.Set();
        }
    }

    /// <summary>Stops; the file's last connection folds the log in when it closes.</summary>
    public void Dispose()
    {
        _stopping = true;
        _due.Set();
        _thread.Join();
        _due.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        while (!_stopping)
        {
            _due.WaitOne();
            if (!_stopping)
            {
                Checkpoint();
            }
        }
    }

    private void Checkpoint()
    {
        lock (_one)
        {
            try
            {
                using SqliteCommand command = _connection.CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
                using SqliteDataReader outcome = command.ExecuteReader();
                outcome.Read();
                long frames = outcome.GetInt64(1);
                long moved = outcome.GetInt64(2);
                Interlocked.Exchange(ref _inLog, frames == moved ? 0 : frames * PageSize);
            }
            catch (SqliteException)
            {
                // The log still holds everything; the next round tries again, and the writer meets the error itself.
                Interlocked.Exchange(ref _sinceLast, SoftLimit / 2);
            }
        }
    }
}
