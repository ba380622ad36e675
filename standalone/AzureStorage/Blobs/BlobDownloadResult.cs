namespace Azure.Storage.Blobs.Models;

/// <summary>A blob's content, read whole.</summary>
public class BlobDownloadResult
{
    internal BlobDownloadResult(BinaryData content, BlobDownloadDetails details)
    {
        Content = content;
        Details = details;
    }

    /// <summary>What came with it.</summary>
    public BlobDownloadDetails Details { get; }

    /// <summary>The content.</summary>
    public BinaryData Content { get; }
}
