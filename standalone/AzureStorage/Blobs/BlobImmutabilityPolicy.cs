namespace Azure.Storage.Blobs.Models;

/// <summary>Until when a blob can be neither changed nor deleted.</summary>
public class BlobImmutabilityPolicy
{
    /// <summary>The end, exclusive; null for no policy.</summary>
    public DateTimeOffset? ExpiresOn { get; set; }

    /// <summary>Whether the policy itself can still be shortened; null for no policy.</summary>
    public BlobImmutabilityPolicyMode? PolicyMode { get; set; }
}
