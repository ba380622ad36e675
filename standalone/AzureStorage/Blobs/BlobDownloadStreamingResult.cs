namespace Azure.Storage.Blobs.Models;

/// <summary>A blob's content, read as it comes.</summary>
public class BlobDownloadStreamingResult : IDisposable
{
    internal BlobDownloadStreamingResult(Stream content, BlobDownloadDetails details)
    {
        Content = content;
        Details = details;
    }

    /// <summary>What came with it.</summary>
    public BlobDownloadDetails Details { get; }

    /// <summary>The content; a connection lost on the way is taken up again where it broke.</summary>
    public Stream Content { get; }

    /// <summary>Lets the connection go.</summary>
    public void Dispose()
    {
        Content.Dispose();
        GC.SuppressFinalize(this);
    }
}
