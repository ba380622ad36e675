namespace Azure.Storage.Blobs.Models;

/// <summary>The headers with which a blob is served.</summary>
public class BlobHttpHeaders
{
    /// <summary>The media type; the service takes <c>application/octet-stream</c> if null.</summary>
    public string? ContentType { get; set; }

    /// <summary>The MD5 of the whole content, kept and served but not checked; null for none.</summary>
    public byte[]? ContentHash { get; set; }

    /// <summary>The content's encoding; null for none.</summary>
    public string? ContentEncoding { get; set; }

    /// <summary>The content's language; null for none.</summary>
    public string? ContentLanguage { get; set; }

    /// <summary>How a browser is to present it; null for none.</summary>
    public string? ContentDisposition { get; set; }

    /// <summary>How it may be cached; null for none.</summary>
    public string? CacheControl { get; set; }
}
