namespace Azure.Storage.Blobs.Models;

/// <summary>Which blobs a listing includes beside the current ones.</summary>
[Flags]
public enum BlobStates
{
    /// <summary>No others.</summary>
    None = 0,

    /// <summary>Snapshots.</summary>
    Snapshots = 1,

    /// <summary>Blobs whose blocks are not committed.</summary>
    Uncommitted = 2,

    /// <summary>Soft-deleted blobs.</summary>
    Deleted = 4,

    /// <summary>Earlier versions.</summary>
    Version = 8,

    /// <summary>Deleted blobs that still have versions.</summary>
    DeletedWithVersions = 16,

    /// <summary>Everything.</summary>
    All = -1,
}
