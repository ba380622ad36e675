using System.Globalization;
using Azure.Core;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs;

/// <summary>Writes what a request carries in headers: conditions, content headers, metadata, immutability.</summary>
internal static class BlobRequestHeaders
{
    public static void Add(this Request request, BlobRequestConditions? conditions)
    {
        if (conditions is null)
        {
            return;
        }

        request.AddTag("If-Match", conditions.IfMatch);
        request.AddTag("If-None-Match", conditions.IfNoneMatch);
        request.AddMoment("If-Modified-Since", conditions.IfModifiedSince);
        request.AddMoment("If-Unmodified-Since", conditions.IfUnmodifiedSince);
        request.AddText("x-ms-lease-id", conditions.LeaseId);
        request.AddText("x-ms-if-tags", conditions.TagConditions);
    }

    public static void Add(this Request request, BlobHttpHeaders? headers)
    {
        if (headers is null)
        {
            return;
        }

        request.AddText("x-ms-blob-content-type", headers.ContentType);
        request.AddText("x-ms-blob-content-encoding", headers.ContentEncoding);
        request.AddText("x-ms-blob-content-language", headers.ContentLanguage);
        request.AddText("x-ms-blob-content-disposition", headers.ContentDisposition);
        request.AddText("x-ms-blob-cache-control", headers.CacheControl);
        if (headers.ContentHash is { } hash)
        {
            request.Headers.SetValue("x-ms-blob-content-md5", Convert.ToBase64String(hash));
        }
    }

    public static void Add(this Request request, IDictionary<string, string>? metadata)
    {
        foreach ((string name, string value) in metadata ?? new Dictionary<string, string>())
        {
            request.Headers.SetValue("x-ms-meta-" + name, value);
        }
    }

    public static void Add(this Request request, BlobImmutabilityPolicy? policy)
    {
        if (policy is null)
        {
            return;
        }

        request.AddMoment("x-ms-immutability-policy-until-date", policy.ExpiresOn);
        request.AddText("x-ms-immutability-policy-mode", policy.PolicyMode?.ToString());
    }

    public static void AddText(this Request request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            request.Headers.SetValue(name, value);
        }
    }

    private static void AddTag(this Request request, string name, ETag? tag)
    {
        if (tag is { } value)
        {
            request.Headers.SetValue(name, value.ToString("H"));
        }
    }

    private static void AddMoment(this Request request, string name, DateTimeOffset? moment)
    {
        if (moment is { } value)
        {
            request.Headers.SetValue(name, value.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
