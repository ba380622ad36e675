namespace Azure.Storage.Blobs.Models;

/// <summary>What came with a blob's content.</summary>
public class BlobDownloadDetails
{
    private readonly Response? response;

    /// <summary>Details of no blob, all empty.</summary>
    public BlobDownloadDetails()
    {
    }

    internal BlobDownloadDetails(Response response) => this.response = response;

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

    /// <summary>The length of what is read, in bytes: of the range, if one was asked for.</summary>
    public long ContentLength => response?.Number("Content-Length") ?? 0;

    /// <summary>The range read, of how much; null if all was.</summary>
    public string? ContentRange => response?.Text("Content-Range");

    /// <summary>The media type.</summary>
    public string? ContentType => response?.Text("Content-Type");

    /// <summary>The MD5 of what is read, if the service says; null otherwise.</summary>
    public byte[]? ContentHash => response?.Hash("Content-MD5");

    /// <summary>The MD5 kept with the whole blob, if a range was read; null otherwise.</summary>
    public byte[]? BlobContentHash => response?.Hash("x-ms-blob-content-md5");

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

    /// <summary>Whether it is held.</summary>
    public bool HasLegalHold => response?.Flag("x-ms-legal-hold") ?? false;

    /// <summary>Its immutability policy; empty for none.</summary>
    public BlobImmutabilityPolicy ImmutabilityPolicy => response?.Policy() ?? new BlobImmutabilityPolicy();
}
