using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SendGrid.Helpers.Errors;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

namespace SendGrid;

/// <summary>Speaks to the mail service.</summary>
public abstract class BaseClient : ISendGridClient
{
    private readonly BaseClientOptions options;
    private readonly HttpClient client;

    /// <summary>Speaks through a connection of its own, repeating what fails as the options say.</summary>
    /// <param name="options">How the service is reached.</param>
    protected BaseClient(BaseClientOptions options)
        : this(Connect(options), options)
    {
    }

    /// <summary>Speaks through a connection given, which repeats what it repeats.</summary>
    /// <param name="httpClient">The connection.</param>
    /// <param name="options">How the service is reached.</param>
    protected BaseClient(HttpClient httpClient, BaseClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        client = httpClient;
        this.options = options;
        UrlPath = options.UrlPath;
        Version = options.Version;
    }

    /// <summary>Methods of the interface.</summary>
    public enum Method
    {
        /// <summary>Deletes.</summary>
        DELETE = 0,

        /// <summary>Reads.</summary>
        GET = 1,

        /// <summary>Changes a part.</summary>
        PATCH = 2,

        /// <summary>Makes or does.</summary>
        POST = 3,

        /// <summary>Replaces.</summary>
        PUT = 4,
    }

    /// <inheritdoc/>
    public string? UrlPath { get; set; }

    /// <inheritdoc/>
    public string Version { get; set; }

    /// <inheritdoc/>
    public string MediaType { get; set; } = "application/json";

    /// <inheritdoc/>
    public virtual AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header)
    {
        string[] parts = header.Value.Split(' ', 2);
        return parts.Length == 2
            ? new AuthenticationHeaderValue(parts[0], parts[1])
            : new AuthenticationHeaderValue(parts[0]);
    }

    /// <inheritdoc/>
    public virtual async Task<Response> MakeRequest(
        HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        HttpResponseMessage response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode && options.HttpErrorAsException)
        {
            await ErrorHandler.ThrowException(response).ConfigureAwait(false);
        }

        return new Response(response.StatusCode, response.Content, response.Headers);
    }

    /// <inheritdoc/>
    public async Task<Response> RequestAsync(
        Method method,
        string? requestBody = null,
        string? queryParams = null,
        string? urlPath = null,
        CancellationToken cancellationToken = default)
    {
        using HttpRequestMessage request = new(new HttpMethod(method.ToString()), Address(urlPath, queryParams));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        request.Headers.Authorization = options.Auth;
        foreach ((string name, string value) in options.RequestHeaders ?? [])
        {
            if (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            {
                request.Headers.Authorization = AddAuthorization(new(name, value));
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (requestBody is not null)
        {
            request.Content = new StringContent(requestBody, Encoding.UTF8, MediaType);
        }

        return await MakeRequest(request, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(msg);
        return RequestAsync(Method.POST, msg.Serialize(), null, "mail/send", cancellationToken);
    }

    private static HttpClient Connect(BaseClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new HttpClient(new RetryDelegatingHandler(new SocketsHttpHandler
        {
            // Names are looked up anew, so that a long-lived client follows the service when it moves.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        }, options.ReliabilitySettings));
    }

    private Uri Address(string? urlPath, string? queryParams)
    {
        string?[] parts = [options.Host?.TrimEnd('/'), Version, UrlPath?.Trim('/'), urlPath?.TrimStart('/')];
        string address = string.Join('/', parts.Where(part => !string.IsNullOrEmpty(part)));
        return new Uri(queryParams is null ? address : $"{address}?{Query(queryParams)}");
    }

    private static string Query(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        IEnumerable<string> pairs =
            from property in document.RootElement.EnumerateObject()
            from value in property.Value.ValueKind == JsonValueKind.Array
                ? property.Value.EnumerateArray().ToArray()
                : [property.Value]
            select $"{Uri.EscapeDataString(property.Name)}={Uri.EscapeDataString(value.ToString())}";
        return string.Join('&', pairs);
    }
}
