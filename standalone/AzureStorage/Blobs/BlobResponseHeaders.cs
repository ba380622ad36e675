using System.Globalization;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs;

/// <summary>Reads what a response tells in headers; what is not there is null, zero or false.</summary>
internal static class BlobResponseHeaders
{
    private const string MetadataPrefix = "x-ms-meta-";

    public static string? Text(this Response response, string name) =>
        response.Headers.TryGetValue(name, out string? value) ? value : null;

    public static bool Flag(this Response response, string name) =>
        string.Equals(response.Text(name), "true", StringComparison.OrdinalIgnoreCase);

    public static long Number(this Response response, string name) =>
        long.TryParse(response.Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out long value)
            ? value
            : 0;

    public static DateTimeOffset? Moment(this Response response, string name) =>
        ReadMoment(response.Text(name));

    public static DateTimeOffset? ReadMoment(string? text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value)
            ? value
            : null;

    public static byte[]? Hash(this Response response, string name) =>
        response.Text(name) is { } text ? Convert.FromBase64String(text) : null;

    public static ETag Tag(this Response response) => response.Headers.ETag ?? default;

    public static DateTimeOffset Modified(this Response response) => response.Moment("Last-Modified") ?? default;

    public static IDictionary<string, string> Metadata(this Response response) =>
        response.Headers
            .Where(header => header.Name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(
                header => header.Name[MetadataPrefix.Length..],
                header => header.Value,
                StringComparer.OrdinalIgnoreCase);

    public static BlobImmutabilityPolicy Policy(this Response response) => new()
    {
        ExpiresOn = response.Moment("x-ms-immutability-policy-until-date"),
        PolicyMode = ReadMode(response.Text("x-ms-immutability-policy-mode")),
    };

    public static BlobImmutabilityPolicyMode? ReadMode(string? text) =>
        Enum.TryParse(text, true, out BlobImmutabilityPolicyMode mode) ? mode : null;

    public static BlobType ReadType(string? text) => text switch
    {
        "PageBlob" => BlobType.Page,
        "AppendBlob" => BlobType.Append,
        _ => BlobType.Block,
    };
}
