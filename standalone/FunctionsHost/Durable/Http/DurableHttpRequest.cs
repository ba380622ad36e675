using System.Text.Json.Serialization;
using GovMedia.Standalone;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>An HTTP request of an orchestrator; it stays in the history as it is, headers included.</summary>
/// <param name="method">The method.</param>
/// <param name="uri">Where to.</param>
public class DurableHttpRequest(HttpMethod method, Uri uri)
{
    /// <summary>The method.</summary>
    [JsonPropertyName("method")]
    [JsonConverter(typeof(MethodJson))]
    public HttpMethod Method { get; } = method;

    /// <summary>Where to.</summary>
    [JsonPropertyName("uri")]
    public Uri Uri { get; } = uri;

    /// <summary>The headers; <c>Content-Type</c> among them, <c>text/plain</c> when it is not.</summary>
    [JsonPropertyName("headers")]
    [JsonConverter(typeof(HeadersJson))]
    public IDictionary<string, StringValues>? Headers { get; set; }

    /// <summary>The body; null for none.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    /// <summary>Whether an answer of 202 is followed to its <c>Location</c> until it is another.</summary>
    [JsonPropertyName("asynchronousPatternEnabled")]
    public bool AsynchronousPatternEnabled { get; set; }

    /// <summary>When to ask again after a failure; null for never.</summary>
    [JsonPropertyName("retryOptions")]
    public HttpRetryOptions? HttpRetryOptions { get; set; }

    /// <summary>How long the call may take, following included; null for 100 s an attempt.</summary>
    [JsonPropertyName("timeout")]
    public TimeSpan? Timeout { get; set; }
}
