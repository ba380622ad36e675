namespace Azure.Storage.Blobs.Models;

/// <summary>What kind of account it is.</summary>
public enum AccountKind
{
    /// <summary>General purpose, first generation.</summary>
    Storage = 0,

    /// <summary>Blobs only.</summary>
    BlobStorage = 1,

    /// <summary>General purpose, second generation.</summary>
    StorageV2 = 2,

    /// <summary>Premium files.</summary>
    FileStorage = 3,

    /// <summary>Premium block blobs.</summary>
    BlockBlobStorage = 4,
}
