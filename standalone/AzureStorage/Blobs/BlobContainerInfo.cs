namespace Azure.Storage.Blobs.Models;

/// <summary>What a container is after it was created.</summary>
public class BlobContainerInfo
{
    internal BlobContainerInfo(Response response)
    {
        ETag = response.Tag();
        LastModified = response.Modified();
    }

    /// <summary>Its version, for conditions.</summary>
    public ETag ETag { get; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset LastModified { get; }
}
