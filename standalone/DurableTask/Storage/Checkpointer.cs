namespace GovMedia.Standalone.Storage;

/// <summary>Moves the log into the file, on its own connection and thread, so that no commit waits for it.</summary>
internal sealed class Checkpointer : IDisposable
{
    private const long Enough = 4L << 20;
    private const long Pause = 250;

    // The log is only reused from its beginning when all of it is in the file, which a busy writer can prevent for
    // ever; past this size the writer itself does it once between two transactions.
    private const long TooMuch = 64L << 20;

    private readonly SqliteFile file;
    private readonly FileInfo log;
    private readonly Thread thread;
    private readonly AutoResetEvent wanted = new(false);
    private volatile bool stopping;
    private int sinceLook;
    private long last;

    public Checkpointer(string path)
    {
        file = new SqliteFile(path, readOnly: false);
        file.Execute("PRAGMA synchronous = FULL");
        file.Execute("PRAGMA wal_autocheckpoint = 0");
        log = new FileInfo(path + "-wal");
        thread = new Thread(Loop) { IsBackground = true, Name = "durable checkpoint" };
        thread.Start();
    }

    /// <summary>Called by the writer after each transaction.</summary>
    public void Written(SqliteFile writer)
    {
        if (++sinceLook < 64)
        {
            return;
        }

        sinceLook = 0;
        log.Refresh();
        long now = Environment.TickCount64;
        if (!log.Exists || log.Length < Enough || now - last < Pause)
        {
            return;
        }

        last = now;

        if (log.Length > TooMuch && writer.Checkpoint() is { Log: > 0 } state && state.Log == state.Moved)
        {
            // The next transaction begins the log anew; cut it, so that its size says how much is in it.
            writer.Truncate();
        }
        else
        {
            wanted.Set();
        }
    }

    public void Dispose()
    {
        stopping = true;
        wanted.Set();
        thread.Join();
        file.Dispose();
        wanted.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            wanted.WaitOne();
            if (stopping)
            {
                return;
            }

            file.Checkpoint();
        }
    }
}
