using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace SendGrid;

/// <summary>What the service answered.</summary>
public class Response
{
    /// <summary>Takes an answer apart.</summary>
    /// <param name="statusCode">Its status.</param>
    /// <param name="responseBody">Its body.</param>
    /// <param name="responseHeaders">Its headers.</param>
    public Response(HttpStatusCode statusCode, HttpContent responseBody, HttpResponseHeaders responseHeaders)
    {
        StatusCode = statusCode;
        Body = responseBody;
        Headers = responseHeaders;
    }

    /// <summary>The status; 202 for a message taken.</summary>
    public HttpStatusCode StatusCode { get; set; }

    /// <summary>Whether it is one of success.</summary>
    public bool IsSuccessStatusCode => (int)StatusCode is >= 200 and <= 299;

    /// <summary>The body.</summary>
    public HttpContent Body { get; set; }

    /// <summary>The headers.</summary>
    public HttpResponseHeaders Headers { get; set; }

    /// <summary>Reads a body that is a JSON object; empty if there is none.</summary>
    /// <param name="content">The body; null for this answer's.</param>
    /// <returns>Its values by name.</returns>
    public virtual async Task<Dictionary<string, object>> DeserializeResponseBodyAsync(HttpContent? content = null)
    {
        string text = await (content ?? Body).ReadAsStringAsync().ConfigureAwait(false);
        return text.Length == 0 ? [] : JsonSerializer.Deserialize<Dictionary<string, object>>(text) ?? [];
    }

    /// <summary>The headers as text, several values of one joined by commas.</summary>
    /// <param name="headers">The headers; null for this answer's.</param>
    /// <returns>Texts by name.</returns>
    public virtual Dictionary<string, string> DeserializeResponseHeaders(HttpResponseHeaders? headers = null) =>
        (headers ?? Headers).ToDictionary(header => header.Key, header => string.Join(",", header.Value));
}
