using System.Net;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>A response, in the worker's own model.</summary>
public abstract class HttpResponseData
{
    /// <summary>Makes a response.</summary>
    /// <param name="functionContext">The invocation it belongs to.</param>
    public HttpResponseData(FunctionContext functionContext)
    {
        ArgumentNullException.ThrowIfNull(functionContext);
        FunctionContext = functionContext;
    }

    /// <summary>The status.</summary>
    public abstract HttpStatusCode StatusCode { get; set; }

    /// <summary>The headers.</summary>
    public abstract HttpHeadersCollection Headers { get; set; }

    /// <summary>The body.</summary>
    public abstract Stream Body { get; set; }

    /// <summary>The cookies it sets.</summary>
    public abstract HttpCookies Cookies { get; }

    /// <summary>The invocation it belongs to.</summary>
    public FunctionContext FunctionContext { get; }

    /// <summary>Makes a response to a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>An empty response, 200.</returns>
    public static HttpResponseData CreateResponse(HttpRequestData request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.CreateResponse();
    }
}
