using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GovMedia.Standalone;

/// <summary>A request body that may be read up to a limit.</summary>
internal sealed class LimitedBody(Stream inner, long? announced, long limit) : Stream, IHttpMaxRequestBodySizeFeature
{
    private long _read;

    /// <summary>Whether the body is longer than the limit, as far as is known.</summary>
    public bool TooLong => announced > MaxRequestBodySize || _read > MaxRequestBodySize;

    /// <inheritdoc/>
    public bool IsReadOnly => _read > 0;

    /// <inheritdoc/>
    public long? MaxRequestBodySize { get; set; } = limit;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException("A request body has no length of its own.");

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException("A request body has no position.");
        set => throw new NotSupportedException("A request body has no position.");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        Check();
        return Count(inner.Read(buffer, offset, count));
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default)
    {
        Check();
        return Count(await inner.ReadAsync(buffer, cancellationToken));
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) =>
        throw new NotSupportedException("A request body cannot be sought.");

    /// <inheritdoc/>
    public override void SetLength(long value) =>
        throw new NotSupportedException("A request body cannot be cut.");

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("A request body cannot be written.");

    private int Count(int read)
    {
        _read += read;
        Check();
        return read;
    }

    private void Check()
    {
        if (TooLong)
        {
            throw new BadHttpRequestException(
                $"The body is longer than {MaxRequestBodySize} bytes.", StatusCodes.Status413PayloadTooLarge);
        }
    }
}
