using System.Net;
using GovMedia.Standalone;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Tells HTTP clients where an orchestration is followed.</summary>
public static class DurableTaskClientExtensions
{
    /// <summary>Answers 202 with the addresses of an instance.</summary>
    /// <param name="client">The durable client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>The response.</returns>
    public static Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponseAsync(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>Answers with the addresses of an instance.</summary>
    /// <param name="client">The durable client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="statusCode">The status of the response.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>The response.</returns>
    public static async Task<HttpResponseData> CreateCheckStatusResponseAsync(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default)
    {
        HttpManagementPayload payload = client.CreateHttpManagementPayload(instanceId, request);
        HttpResponseData response = request.CreateResponse(statusCode);
        response.Headers.Add("Location", payload.StatusQueryGetUri);
        await response.WriteAsJsonAsync(payload, cancellation);
        return response;
    }

    /// <summary>Answers 202 with the addresses of an instance.</summary>
    /// <param name="client">The durable client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>The response.</returns>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponse(request, instanceId, HttpStatusCode.Accepted, cancellation);

    /// <summary>Answers with the addresses of an instance.</summary>
    /// <param name="client">The durable client.</param>
    /// <param name="request">The request to answer.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="statusCode">The status of the response.</param>
    /// <param name="cancellation">Ends the writing.</param>
    /// <returns>The response.</returns>
    public static HttpResponseData CreateCheckStatusResponse(
        this DurableTaskClient client,
        HttpRequestData request,
        string instanceId,
        HttpStatusCode statusCode,
        CancellationToken cancellation = default) =>
        client.CreateCheckStatusResponseAsync(request, instanceId, statusCode, cancellation).GetAwaiter().GetResult();

    /// <summary>The addresses of an instance. They carry no key: whoever may use them has it.</summary>
    /// <param name="client">The durable client.</param>
    /// <param name="instanceId">The instance.</param>
    /// <param name="request">The request whose host the addresses are at; needed on this host.</param>
    /// <returns>The addresses.</returns>
    /// <exception cref="InvalidOperationException">There is no request.</exception>
    public static HttpManagementPayload CreateHttpManagementPayload(
        this DurableTaskClient client,
        string instanceId,
        HttpRequestData? request = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return request is null
            ? throw new InvalidOperationException("The addresses of an instance need the request they are given to.")
            : ManagementAddresses.Of(request.Url.GetLeftPart(UriPartial.Authority), instanceId);
    }
}
