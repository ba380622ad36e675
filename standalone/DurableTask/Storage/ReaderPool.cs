using System.Collections.Concurrent;

namespace GovMedia.Standalone.Storage;

/// <summary>Connections for reading, which never wait for the writer and never make it wait.</summary>
internal sealed class ReaderPool(string path) : IDisposable
{
    private readonly ConcurrentBag<Reader> idle = [];
    private volatile bool closed;

    public T Read<T>(Func<Reader, T> read)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (!idle.TryTake(out Reader? reader))
        {
            reader = new Reader(path);
        }

        try
        {
            return read(reader);
        }
        finally
        {
            idle.Add(reader);
            if (closed)
            {
                Dispose();
            }
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
}
