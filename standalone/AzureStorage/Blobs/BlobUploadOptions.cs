namespace Azure.Storage.Blobs.Models;

/// <summary>What a blob is uploaded with.</summary>
public class BlobUploadOptions
{
    /// <summary>The headers it is served with; null for the service's defaults.</summary>
    public BlobHttpHeaders? HttpHeaders { get; set; }

    /// <summary>Names and values kept with it, ASCII; null for none.</summary>
    public IDictionary<string, string>? Metadata { get; set; }

    /// <summary>Indexed tags; null for none.</summary>
    public IDictionary<string, string>? Tags { get; set; }

    /// <summary>What must hold for the upload to be made; null for nothing.</summary>
    public BlobRequestConditions? Conditions { get; set; }

    /// <summary>Told of the bytes sent so far; null for no one.</summary>
    public IProgress<long>? ProgressHandler { get; set; }

    /// <summary>The policy it is born with, where the container supports it; null for none.</summary>
    public BlobImmutabilityPolicy? ImmutabilityPolicy { get; set; }

    /// <summary>Whether it is born held, where the container supports it; null for no.</summary>
    public bool? LegalHold { get; set; }
}
