using GovMedia.Standalone;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Request and response of an invocation, in the worker's own model.</summary>
public static class FunctionContextHttpRequestExtensions
{
    /// <summary>The request that started the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request, or null when something else started it.</returns>
    public static ValueTask<HttpRequestData?> GetHttpRequestDataAsync(this FunctionContext context) =>
        new(KestrelRequest.Of(context));

    /// <summary>The response that the function returned.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The response, or null when there is none in this model.</returns>
    public static HttpResponseData? GetHttpResponseData(this FunctionContext context) =>
        Invocation.Of(context).Response as HttpResponseData;
}
