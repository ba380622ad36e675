namespace Azure.Storage.Blobs.Models;

/// <summary>What a blob is after a change of its headers or metadata.</summary>
public class BlobInfo
{
    internal BlobInfo(Response response)
    {
        ETag = response.Tag();
        LastModified = response.Modified();
        VersionId = response.Text("x-ms-version-id");
    }

    /// <summary>Its version, for conditions.</summary>
    public ETag ETag { get; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>The version kept, where the account keeps versions; null otherwise.</summary>
    public string? VersionId { get; }
}
