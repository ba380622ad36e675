namespace Azure.Storage.Blobs.Models;

/// <summary>A blob in a listing.</summary>
public class BlobItem
{
    internal BlobItem()
    {
    }

    /// <summary>Its name within the container.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Whether it is soft-deleted.</summary>
    public bool Deleted { get; internal init; }

    /// <summary>The snapshot; null if it is none.</summary>
    public string? Snapshot { get; internal init; }

    /// <summary>The version; null where the account keeps none.</summary>
    public string? VersionId { get; internal init; }

    /// <summary>Whether that version is the current one; null where the account keeps none.</summary>
    public bool? IsLatestVersion { get; internal init; }

    /// <summary>Its properties.</summary>
    public BlobItemProperties Properties { get; internal init; } = new();

    /// <summary>Names and values kept with it, if asked for.</summary>
    public IDictionary<string, string> Metadata { get; internal init; } = new Dictionary<string, string>();
}
