namespace Azure.Storage.Blobs.Models;

/// <summary>The properties of a blob in a listing.</summary>
public class BlobItemProperties
{
    internal BlobItemProperties()
    {
    }

    /// <summary>Its version, for conditions.</summary>
    public ETag? ETag { get; internal init; }

    /// <summary>When it was written last.</summary>
    public DateTimeOffset? LastModified { get; internal init; }

    /// <summary>When it was written first.</summary>
    public DateTimeOffset? CreatedOn { get; internal init; }

    /// <summary>Its length in bytes.</summary>
    public long? ContentLength { get; internal init; }

    /// <summary>The media type.</summary>
    public string? ContentType { get; internal init; }

    /// <summary>The MD5 kept with it; null for none.</summary>
    public byte[]? ContentHash { get; internal init; }

    /// <summary>What kind of blob it is.</summary>
    public BlobType? BlobType { get; internal init; }

    /// <summary>Whether it is held, if asked for.</summary>
    public bool HasLegalHold { get; internal init; }

    /// <summary>Its immutability policy, if asked for; empty for none.</summary>
    public BlobImmutabilityPolicy ImmutabilityPolicy { get; internal init; } = new();
}
