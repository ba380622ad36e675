namespace GovMedia.Standalone.AzureStorage;

/// <summary>A download that, when its connection breaks, goes on where it broke.</summary>
internal sealed class ResumingStream(
    Stream first,
    long length,
    int maxResumptions,
    Func<long, CancellationToken, Task<Stream>> resume) : Stream
{
    private Stream inner = first;
    private long position;
    private int left = maxResumptions;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException("A download is read forward only.");
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (read == 0 && position < length && buffer.Length > 0)
                {
                    throw new IOException($"The download ended at byte {position} of {length}.");
                }

                position += read;
                return read;
            }
            catch (Exception broken) when (broken is IOException or HttpRequestException && left > 0)
            {
                left--;
                await inner.DisposeAsync().ConfigureAwait(false);
                inner = await resume(position, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
