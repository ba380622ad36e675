namespace Azure.Storage.Blobs.Models;

/// <summary>A blob's properties.</summary>
public class BlobProperties
{
    private readonly Response? response;

    /// <summary>Properties of no blob, all empty.</summary>
    public BlobProperties()
    {
    }

    internal BlobProperties(Response response) => this.response = response;

    /// <summary>Its version, for conditions.</summary>
    public ETag ETag => response?.Tag() ?? default;

    /// <summary>When it was written last.</summary>
    public DateTimeOffset LastModified => response?.Modified() ?? default;

    /// <summary>When it was written first.</summary>
    public DateTimeOffset CreatedOn => response?.Moment("x-ms-creation-time") ?? default;

    /// <summary>Names and values kept with it.</summary>
    public IDictionary<string, string> Metadata => response?.Metadata() ?? new Dictionary<string, string>();

    /// <summary>What kind of blob it is.</summary>
    public BlobType BlobType => BlobResponseHeaders.ReadType(response?.Text("x-ms-blob-type"));

    /// <summary>Its length in bytes.</summary>
    public long ContentLength => response?.Number("Content-Length") ?? 0;

    /// <summary>The media type.</summary>
    public string? ContentType => response?.Text("Content-Type");

    /// <summary>The MD5 kept with it; null for none.</summary>
    public byte[]? ContentHash => response?.Hash("Content-MD5");

    /// <summary>The content's encoding; null for none.</summary>
    public string? ContentEncoding => response?.Text("Content-Encoding");

    /// <summary>The content's language; null for none.</summary>
    public string? ContentLanguage => response?.Text("Content-Language");

    /// <summary>How a browser is to present it; null for none.</summary>
    public string? ContentDisposition => response?.Text("Content-Disposition");

    /// <summary>How it may be cached; null for none.</summary>
    public string? CacheControl => response?.Text("Cache-Control");

    /// <summary>The version read, where the account keeps versions; null otherwise.</summary>
    public string? VersionId => response?.Text("x-ms-version-id");

    /// <summary>Whether that version is the current one.</summary>
    public bool IsLatestVersion => response?.Flag("x-ms-is-current-version") ?? false;

    /// <summary>Whether the service encrypted it.</summary>
    public bool IsServerEncrypted => response?.Flag("x-ms-server-encrypted") ?? false;

    /// <summary>Whether it is held.</summary>
    public bool HasLegalHold => response?.Flag("x-ms-legal-hold") ?? false;

    /// <summary>Its immutability policy; empty for none.</summary>
    public BlobImmutabilityPolicy ImmutabilityPolicy => response?.Policy() ?? new BlobImmutabilityPolicy();
}
