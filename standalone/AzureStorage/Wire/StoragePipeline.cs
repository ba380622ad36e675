using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace GovMedia.Standalone.AzureStorage;

/// <summary>One service endpoint and the pipeline that speaks to it: retries, authentication, diagnostics.</summary>
internal sealed class StoragePipeline
{
    /// <summary>The audience of storage tokens, the same in every cloud.</summary>
    private const string TokenScope = "https://storage.azure.com/.default";

    private readonly HttpPipeline pipeline;
    private readonly string version;

    private StoragePipeline(Uri endpoint, string account, HttpPipeline pipeline, string version)
    {
        Endpoint = endpoint;
        Account = account;
        this.pipeline = pipeline;
        this.version = version;
    }

    /// <summary>The address that requests are made to or below.</summary>
    public Uri Endpoint { get; }

    public string Account { get; }

    public static StoragePipeline WithKey(
        Uri endpoint, string account, HttpPipelinePolicy signature, ClientOptions options, string version) =>
        new(endpoint, account, Build(options, signature), version);

    public static StoragePipeline WithToken(
        Uri endpoint, TokenCredential credential, ClientOptions options, string version)
    {
        ArgumentNullException.ThrowIfNull(credential);
        if (endpoint.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException($"A token is sent over https only, not to {endpoint}.", nameof(endpoint));
        }

        BearerTokenAuthenticationPolicy bearer = new(credential, TokenScope);
        return new(endpoint, StorageAccount.NameIn(endpoint), Build(options, bearer), version);
    }

    public static StoragePipeline Anonymous(Uri endpoint, ClientOptions options, string version) =>
        new(endpoint, StorageAccount.NameIn(endpoint), Build(options, null), version);

    /// <summary>The same pipeline at another address of the same account.</summary>
    public StoragePipeline At(Uri endpoint) => new(endpoint, Account, pipeline, version);

    /// <summary>
    /// A request to the endpoint. Path and query are escaped already; the path starts with a slash or is empty.
    /// </summary>
    public HttpMessage Request(RequestMethod method, string path, string query = "")
    {
        HttpMessage message = pipeline.CreateMessage();
        message.Request.Method = method;
        string root = Endpoint.GetLeftPart(UriPartial.Path);
        root = path.Length > 0 ? root.TrimEnd('/') : root;
        string own = Endpoint.Query.TrimStart('?');
        string all = own.Length > 0 && query.Length > 0 ? $"{own}&{query}" : own + query;
        message.Request.Uri.Reset(new Uri(root + path + (all.Length > 0 ? "?" + all : "")));
        message.Request.Headers.SetValue("x-ms-version", version);
        return message;
    }

    /// <summary>Sends, and answers the response if its status is among those expected.</summary>
    /// <exception cref="RequestFailedException">Any other status; its ErrorCode is the service's.</exception>
    public async Task<Response> SendAsync(
        HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        Response response = await TrySendAsync(message, cancellationToken).ConfigureAwait(false);
        return expected.Contains(response.Status) ? response : throw await FailAsync(response).ConfigureAwait(false);
    }

    /// <summary>Sends, and answers whatever the service said.</summary>
    public async Task<Response> TrySendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response;
    }

    /// <summary>The exception that tells of this response.</summary>
    public static async Task<RequestFailedException> FailAsync(Response response)
    {
        if (response.ContentStream is { CanSeek: false } stream)
        {
            MemoryStream copy = new();
            await using (stream.ConfigureAwait(false))
            {
                await stream.CopyToAsync(copy).ConfigureAwait(false);
            }

            copy.Position = 0;
            response.ContentStream = copy;
        }

        return new RequestFailedException(response, null, StorageErrors.Parser);
    }

    private static HttpPipeline Build(ClientOptions options, HttpPipelinePolicy? authentication)
    {
        HttpPipelineOptions build = new(options) { RequestFailedDetailsParser = StorageErrors.Parser };
        if (authentication is not null)
        {
            // Within the retry: each attempt carries its own date and so its own signature.
            build.PerRetryPolicies.Add(authentication);
        }

        return HttpPipelineBuilder.Build(build);
    }
}
