using System.Collections.Concurrent;

namespace GovMedia.Standalone.Storage;

/// <summary>Connections for reading, which never wait for the writer and never make it wait.</summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    // Each connection keeps pages in memory; a rush of readers must not leave all of them behind.
    private const int MostIdle = 8;

    private readonly ConcurrentBag<Reader> idle = [];
    private int idleCount;
    private volatile bool closed;

    public T Read<T>(Func<Reader, T> read)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (idle.TryTake(out Reader? reader))
        {
            Interlocked.Decrement(ref idleCount);
        }
        else
        {
            reader = new Reader(path);
        }

        try
        {
            return read(reader);
        }
        finally
        {
            GiveBack(reader);
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out Reader? reader))
        {
            reader.Dispose();
        }
    }

    private void GiveBack(Reader reader)
    {
        if (Interlocked.Increment(ref idleCount) > MostIdle)
        {
            Interlocked.Decrement(ref idleCount);
            reader.Dispose();
            return;
        }

        idle.Add(reader);
        if (closed)
        {
            Dispose();
        }
    }
}
