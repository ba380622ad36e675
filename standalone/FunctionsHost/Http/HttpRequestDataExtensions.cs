using System.Net;
using System.Text;
using Azure.Core.Serialization;
using GovMedia.Standalone;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Reads a request and answers it.</summary>
public static class HttpRequestDataExtensions
{
    /// <summary>Reads the body as text.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">Its encoding; UTF-8 when not given.</param>
    /// <returns>The text; empty when there is no body.</returns>
    public static async Task<string?> ReadAsStringAsync(this HttpRequestData request, Encoding? encoding = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        using StreamReader reader = new(request.Body, encoding ?? Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Reads the body as text; async reading is kinder to the server.</summary>
    /// <param name="request">The request.</param>
    /// <param name="encoding">Its encoding; UTF-8 when not given.</param>
    /// <returns>The text; empty when there is no body.</returns>
    public static string? ReadAsString(this HttpRequestData request, Encoding? encoding = null) =>
        ReadAsStringAsync(request, encoding).GetAwaiter().GetResult();

    /// <summary>Reads the body as JSON with the worker's serializer.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The value; null for a JSON null.</returns>
    public static ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ReadFromJsonAsync<T>(request, WorkerJson.Of(request.FunctionContext), cancellationToken);
    }

    /// <summary>Reads the body as JSON with a serializer of the caller's.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="serializer">The serializer.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The value; null for a JSON null.</returns>
    public static async ValueTask<T?> ReadFromJsonAsync<T>(
        this HttpRequestData request,
        ObjectSerializer serializer,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(serializer);
        return (T?)await serializer.DeserializeAsync(request.Body, typeof(T), cancellationToken);
    }

    /// <summary>Makes a response with a status.</summary>
    /// <param name="request">The request.</param>
    /// <param name="statusCode">The status.</param>
    /// <returns>An empty response.</returns>
    public static HttpResponseData CreateResponse(this HttpRequestData request, HttpStatusCode statusCode)
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpResponseData response = request.CreateResponse();
        response.StatusCode = statusCode;
        return response;
    }
}
