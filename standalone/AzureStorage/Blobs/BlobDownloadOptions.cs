namespace Azure.Storage.Blobs.Models;

/// <summary>Which part of a blob is read, and on what conditions.</summary>
public class BlobDownloadOptions
{
    /// <summary>The bytes wanted; default for all.</summary>
    public HttpRange Range { get; set; }

    /// <summary>What must hold for the blob to be read; null for nothing.</summary>
    public BlobRequestConditions? Conditions { get; set; }
}
