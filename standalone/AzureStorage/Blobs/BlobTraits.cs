namespace Azure.Storage.Blobs.Models;

/// <summary>What a listing tells of each blob beside its properties.</summary>
[Flags]
public enum BlobTraits
{
    /// <summary>No more.</summary>
    None = 0,

    /// <summary>The state of a copy.</summary>
    CopyStatus = 1,

    /// <summary>Metadata.</summary>
    Metadata = 2,

    /// <summary>Tags.</summary>
    Tags = 4,

    /// <summary>The immutability policy.</summary>
    ImmutabilityPolicy = 8,

    /// <summary>The legal hold.</summary>
    LegalHold = 16,

    /// <summary>Everything.</summary>
    All = -1,
}
