namespace Azure.Storage.Blobs.Models;

/// <summary>Whether a blob is held after the request.</summary>
public class BlobLegalHoldResult
{
    /// <summary>True if it is held: neither changed nor deleted until released.</summary>
    public bool HasLegalHold { get; internal init; }
}
