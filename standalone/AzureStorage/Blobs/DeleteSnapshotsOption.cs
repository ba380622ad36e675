namespace Azure.Storage.Blobs.Models;

/// <summary>What becomes of a deleted blob's snapshots.</summary>
public enum DeleteSnapshotsOption
{
    /// <summary>They prevent the deletion.</summary>
    None = 0,

    /// <summary>They are deleted with it.</summary>
    IncludeSnapshots = 1,

    /// <summary>Only they are deleted.</summary>
    OnlySnapshots = 2,
}
