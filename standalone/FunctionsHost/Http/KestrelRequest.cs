using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace GovMedia.Standalone;

/// <summary>A request in the worker's own model, over Kestrel's.</summary>
internal sealed class KestrelRequest : HttpRequestData
{
    private readonly HttpRequest _request;

    private KestrelRequest(FunctionContext context, HttpRequest request)
        : base(context)
    {
        _request = request;
        Headers = new HttpHeadersCollection(request.Headers.Select(header =>
            KeyValuePair.Create(header.Key, header.Value.Select(value => value ?? string.Empty))));
        Cookies = [.. request.Cookies.Select(cookie => new HttpCookie(cookie.Key, cookie.Value))];
        Url = new Uri(request.GetEncodedUrl());
    }

    /// <inheritdoc/>
    public override Stream Body => _request.Body;

    /// <inheritdoc/>
    public override HttpHeadersCollection Headers { get; }

    /// <inheritdoc/>
    public override IReadOnlyCollection<IHttpCookie> Cookies { get; }

    /// <inheritdoc/>
    public override Uri Url { get; }

    /// <inheritdoc/>
    public override IEnumerable<ClaimsIdentity> Identities => _request.HttpContext.User.Identities;

    /// <inheritdoc/>
    public override string Method => _request.Method;

    /// <summary>The request of an invocation; the same each time.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The request, or null when something else started it.</returns>
    public static KestrelRequest? Of(FunctionContext context)
    {
        if (context.Features.Get<KestrelRequest>() is { } made)
        {
            return made;
        }

        if (context.GetHttpContext() is not { } http)
        {
            return null;
        }

        KestrelRequest request = new(context, http.Request);
        context.Features.Set(request);
        return request;
    }

    /// <inheritdoc/>
    public override HttpResponseData CreateResponse() => new KestrelResponse(FunctionContext);
}
