using System.Net;
using System.Text.Json.Serialization;
using GovMedia.Standalone;
using Microsoft.Extensions.Primitives;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;

/// <summary>What an HTTP server answered to an orchestrator; it stays in the history.</summary>
/// <param name="statusCode">The status.</param>
public class DurableHttpResponse(HttpStatusCode statusCode)
{
    /// <summary>The status.</summary>
    [JsonPropertyName("statusCode")]
    public HttpStatusCode StatusCode { get; } = statusCode;

    /// <summary>The headers, of the message and of its body, whatever their case.</summary>
    [JsonPropertyName("headers")]
    [JsonConverter(typeof(HeadersJson))]
    public IDictionary<string, StringValues>? Headers { get; init; }

    /// <summary>The body as text.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; init; }
}
