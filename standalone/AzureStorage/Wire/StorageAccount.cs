namespace GovMedia.Standalone.AzureStorage;

/// <summary>What a connection string says: the account, its key, and where its services listen.</summary>
internal sealed class StorageAccount
{
    /// <summary>The emulator's account name and key, published with it and the same everywhere.</summary>
    private const string EmulatorName = "devstoreaccount1";
    private const string EmulatorKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Uri? tables;
    private readonly Uri? blobs;

    private StorageAccount(string name, AccountKey key, Uri? tables, Uri? blobs)
    {
        Name = name;
        Key = key;
        this.tables = tables;
        this.blobs = blobs;
    }

    public string Name { get; }

    public AccountKey Key { get; }

    public Uri Tables => tables ?? throw Missing("TableEndpoint");

    public Uri Blobs => blobs ?? throw Missing("BlobEndpoint");

    /// <summary>
    /// Reads <c>Name=Value;…</c>. A service without its own endpoint is found by <c>EndpointSuffix</c>.
    /// </summary>
    /// <exception cref="FormatException">The string has no key, or a part that cannot be read.</exception>
    public static StorageAccount Parse(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        Dictionary<string, string> parts = Split(connectionString);
        if (parts.TryGetValue("UseDevelopmentStorage", out string? emulator)
            && emulator.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            return Emulator(parts.GetValueOrDefault("DevelopmentStorageProxyUri"));
        }

        string name = parts.GetValueOrDefault("AccountName")
            ?? throw new FormatException("The connection string has no AccountName.");
        string key = parts.GetValueOrDefault("AccountKey")
            ?? throw new FormatException($"The connection string of account {name} has no AccountKey.");
        return new StorageAccount(name, new AccountKey(key), Endpoint("Table"), Endpoint("Blob"));

        Uri? Endpoint(string service)
        {
            if (parts.TryGetValue(service + "Endpoint", out string? given))
            {
                return Address(given, service + "Endpoint");
            }

            return parts.TryGetValue("EndpointSuffix", out string? suffix)
                ? Address(
                    $"{parts.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{name}."
                    + $"{(service == "Table" ? "table" : "blob")}.{suffix}",
                    "EndpointSuffix")
                : null;
        }
    }

    /// <summary>
    /// The account an endpoint belongs to: the first label of a host name, the first path segment of an IP.
    /// </summary>
    public static string NameIn(Uri endpoint)
    {
        if (endpoint.HostNameType == UriHostNameType.Dns
            && !endpoint.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            && endpoint.Host.Contains('.', StringComparison.Ordinal))
        {
            return endpoint.Host.Split('.')[0];
        }

        return endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
    }

    private static StorageAccount Emulator(string? proxy)
    {
        string at = proxy is null ? "http://127.0.0.1" : proxy.TrimEnd('/');
        return new StorageAccount(
            EmulatorName,
            new AccountKey(EmulatorKey),
            Address($"{at}:10002/{EmulatorName}", "DevelopmentStorageProxyUri"),
            Address($"{at}:10000/{EmulatorName}", "DevelopmentStorageProxyUri"));
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        Dictionary<string, string> parts = new(StringComparer.OrdinalIgnoreCase);
        foreach (string part in connectionString.Split(
            ';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                // The part itself may be a key, so it is not repeated here.
                throw new FormatException("A part of the connection string is not Name=Value.");
            }

            parts[part[..equals].Trim()] = part[(equals + 1)..].Trim();
        }

        return parts;
    }

    private static Uri Address(string text, string setting) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "http" or "https")
            ? uri
            : throw new FormatException($"{setting} does not give an http or https address: {text}");

    private FormatException Missing(string endpoint) =>
        new($"The connection string of account {Name} names neither {endpoint} nor EndpointSuffix.");
}
