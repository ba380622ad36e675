namespace SendGrid;

/// <summary>Speaks to the mail service by API key.</summary>
public class SendGridClient : BaseClient
{
    /// <summary>Speaks through a connection of its own.</summary>
    /// <param name="options">Key, address, repetitions.</param>
    public SendGridClient(SendGridClientOptions options)
        : base(options)
    {
    }

    /// <summary>Speaks through a connection given, which repeats what it repeats.</summary>
    /// <param name="httpClient">The connection.</param>
    /// <param name="options">Key and address.</param>
    public SendGridClient(HttpClient httpClient, SendGridClientOptions options)
        : base(httpClient, options)
    {
    }

    /// <summary>Speaks through a connection of its own.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="host">The service's address; null for the global one.</param>
    /// <param name="requestHeaders">Headers sent with each request.</param>
    /// <param name="version">The version of the interface; null for the third.</param>
    /// <param name="urlPath">The path below the version, before each request's own.</param>
    public SendGridClient(
        string apiKey,
        string? host = null,
        Dictionary<string, string>? requestHeaders = null,
        string? version = null,
        string? urlPath = null)
        : base(Options(apiKey, host, requestHeaders, version, urlPath))
    {
    }

    private static SendGridClientOptions Options(
        string apiKey, string? host, Dictionary<string, string>? headers, string? version, string? urlPath)
    {
        SendGridClientOptions options = new()
        {
            ApiKey = apiKey,
            RequestHeaders = headers,
            UrlPath = urlPath,
        };
        options.Host = host ?? options.Host;
        options.Version = version ?? options.Version;
        return options;
    }
}
