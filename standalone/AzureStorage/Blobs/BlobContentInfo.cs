namespace Azure.Storage.Blobs.Models;

/// <summary>What a blob is after an upload.</summary>
public class BlobContentInfo
{
    internal BlobContentInfo(Response response)
    {
        ETag = response.Tag();
        LastModified = response.Modified();
        ContentHash = response.Hash("Content-MD5");
        VersionId = response.Text("x-ms-version-id");
    }

    /// <summary>Its version, for conditions.</summary>
    public ETag ETag { get; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>The MD5 of what was received; null if the service did not say.</summary>
    public byte[]? ContentHash { get; }

    /// <summary>The version kept, where the account keeps versions; null otherwise.</summary>
    public string? VersionId { get; }
}
