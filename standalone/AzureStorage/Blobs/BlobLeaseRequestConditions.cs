namespace Azure.Storage.Blobs.Models;

/// <summary>Conditions a lease operation can demand.</summary>
public class BlobLeaseRequestConditions : RequestConditions
{
    /// <summary>A SQL-like condition on the blob's tags; null for none.</summary>
    public string? TagConditions { get; set; }
}
