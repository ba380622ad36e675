using System.Globalization;
using System.Xml.Linq;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs;

/// <summary>Asks for and reads one page of a container's listing.</summary>
internal static class BlobListing
{
    public static string Query(BlobTraits traits, BlobStates states, string? prefix, string? marker, int? size)
    {
        List<string> query = ["comp=list"];
        void Ask(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }

        Ask("prefix", prefix);
        Ask("marker", marker);
        Ask("maxresults", size?.ToString(CultureInfo.InvariantCulture));
        Ask("include", string.Join(',', Included(traits, states)));
        return string.Join('&', query);
    }

    public static Page<BlobItem> Read(Response response)
    {
        using Stream stream = response.Content.ToStream();
        XElement root = XDocument.Load(stream).Root!;
        List<BlobItem> blobs = [.. root.Element("Blobs")?.Elements("Blob").Select(Item) ?? []];
        string? next = root.Element("NextMarker")?.Value;
        return Page<BlobItem>.FromValues(blobs, string.IsNullOrEmpty(next) ? null : next, response);
    }

    private static IEnumerable<string> Included(BlobTraits traits, BlobStates states)
    {
        (bool Wanted, string Name)[] all =
        [
            (traits.HasFlag(BlobTraits.CopyStatus), "copy"),
            (traits.HasFlag(BlobTraits.Metadata), "metadata"),
            (traits.HasFlag(BlobTraits.Tags), "tags"),
            (traits.HasFlag(BlobTraits.ImmutabilityPolicy), "immutabilitypolicy"),
            (traits.HasFlag(BlobTraits.LegalHold), "legalhold"),
            (states.HasFlag(BlobStates.Snapshots), "snapshots"),
            (states.HasFlag(BlobStates.Uncommitted), "uncommittedblobs"),
            (states.HasFlag(BlobStates.Deleted), "deleted"),
            (states.HasFlag(BlobStates.Version), "versions"),
            (states.HasFlag(BlobStates.DeletedWithVersions), "deletedwithversions"),
        ];
        return all.Where(one => one.Wanted).Select(one => one.Name);
    }

    private static BlobItem Item(XElement blob)
    {
        XElement name = blob.Element("Name")!;
        bool isEncoded = (bool?)name.Attribute("Encoded") ?? false;
        return new BlobItem
        {
            Name = isEncoded ? Uri.UnescapeDataString(name.Value) : name.Value,
            Deleted = (bool?)blob.Element("Deleted") ?? false,
            Snapshot = Text(blob, "Snapshot"),
            VersionId = Text(blob, "VersionId"),
            IsLatestVersion = (bool?)blob.Element("IsCurrentVersion"),
            Properties = Properties(blob.Element("Properties") ?? new XElement("Properties")),
            Metadata = blob.Element("Metadata")?.Elements()
                .ToDictionary(e => e.Name.LocalName, e => e.Value, StringComparer.OrdinalIgnoreCase)
                ?? new Dictionary<string, string>(),
        };
    }

    private static BlobItemProperties Properties(XElement from) => new()
    {
        ETag = Text(from, "Etag") is { } tag ? new ETag(tag) : null,
        LastModified = Moment(from, "Last-Modified"),
        CreatedOn = Moment(from, "Creation-Time"),
        ContentLength = (long?)from.Element("Content-Length"),
        ContentType = Text(from, "Content-Type"),
        ContentHash = Text(from, "Content-MD5") is { } hash ? Convert.FromBase64String(hash) : null,
        BlobType = Text(from, "BlobType") is { } type ? BlobResponseHeaders.ReadType(type) : null,
        HasLegalHold = (bool?)from.Element("LegalHold") ?? false,
        ImmutabilityPolicy = new BlobImmutabilityPolicy
        {
            ExpiresOn = Moment(from, "ImmutabilityPolicyUntilDate"),
            PolicyMode = BlobResponseHeaders.ReadMode(Text(from, "ImmutabilityPolicyMode")),
        },
    };

    private static string? Text(XElement from, string name) =>
        from.Element(name)?.Value is { Length: > 0 } value ? value : null;

    private static DateTimeOffset? Moment(XElement from, string name) =>
        BlobResponseHeaders.ReadMoment(Text(from, name));
}
