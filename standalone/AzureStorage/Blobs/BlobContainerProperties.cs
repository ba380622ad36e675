namespace Azure.Storage.Blobs.Models;

/// <summary>A container's properties.</summary>
public class BlobContainerProperties
{
    internal BlobContainerProperties(Response response)
    {
        ETag = response.Tag();
        LastModified = response.Modified();
        Metadata = response.Metadata();
        HasImmutabilityPolicy = response.Flag("x-ms-has-immutability-policy");
        HasLegalHold = response.Flag("x-ms-has-legal-hold");
        HasImmutableStorageWithVersioning = response.Flag("x-ms-immutable-storage-with-versioning-enabled");
        PublicAccess = response.Text("x-ms-blob-public-access") switch
        {
            "container" => PublicAccessType.BlobContainer,
            "blob" => PublicAccessType.Blob,
            _ => PublicAccessType.None,
        };
    }

    /// <summary>Its version, for conditions.</summary>
    public ETag ETag { get; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>Names and values kept with it.</summary>
    public IDictionary<string, string> Metadata { get; }

    /// <summary>Whether the whole container is under a policy.</summary>
    public bool? HasImmutabilityPolicy { get; }

    /// <summary>Whether the whole container is held.</summary>
    public bool? HasLegalHold { get; }

    /// <summary>Whether each blob of it can have a policy and a hold of its own.</summary>
    public bool HasImmutableStorageWithVersioning { get; }

    /// <summary>What of it is public.</summary>
    public PublicAccessType? PublicAccess { get; }
}
