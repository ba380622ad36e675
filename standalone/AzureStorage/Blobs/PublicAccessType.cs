namespace Azure.Storage.Blobs.Models;

/// <summary>What of a container is public.</summary>
public enum PublicAccessType
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Blobs and their listing.</summary>
    BlobContainer = 1,

    /// <summary>Blobs, by name.</summary>
    Blob = 2,
}
