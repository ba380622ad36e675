namespace Azure.Storage.Blobs.Models;

/// <summary>What kind of blob it is.</summary>
public enum BlobType
{
    /// <summary>Made of blocks.</summary>
    Block = 0,

    /// <summary>Made of pages.</summary>
    Page = 1,

    /// <summary>Appended to.</summary>
    Append = 2,
}
