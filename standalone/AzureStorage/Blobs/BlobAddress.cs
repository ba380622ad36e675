namespace Azure.Storage.Blobs;

/// <summary>Addresses of containers and blobs.</summary>
internal static class BlobAddress
{
    /// <summary>An address below another; slashes in the name stay, everything else is escaped.</summary>
    public static Uri Below(Uri parent, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        string path = string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
        return new UriBuilder(parent) { Path = $"{parent.AbsolutePath.TrimEnd('/')}/{path}" }.Uri;
    }

    /// <summary>
    /// Splits an address into service, container and blob; an IP or localhost has the account in its path.
    /// </summary>
    public static (Uri Service, string Container, string Blob) Split(Uri address)
    {
        string[] segments = address.AbsolutePath.TrimStart('/').Split('/');
        int first = address.HostNameType == UriHostNameType.Dns
            && address.Host.Contains('.', StringComparison.Ordinal) ? 0 : 1;
        string service = address.GetLeftPart(UriPartial.Authority)
            + string.Concat(segments.Take(first).Select(segment => "/" + segment));
        return (
            new Uri(service),
            Uri.UnescapeDataString(segments.ElementAtOrDefault(first) ?? ""),
            Uri.UnescapeDataString(string.Join('/', segments.Skip(first + 1))));
    }
}
