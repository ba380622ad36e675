using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace GovMedia.Standalone;

/// <summary>What a trace shows of a request: function, route and answer; never the address, which may name a case or
/// carry a code. What no function serves is not shown.</summary>
internal sealed class RequestSpan(RequestDelegate next)
{
    /// <summary>Serves a request.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is served.</returns>
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { } span)
        {
            await next(http);
            return;
        }

        if (http.GetEndpoint() is not RouteEndpoint route
            || route.Metadata.GetMetadata<DeclaredFunction>() is not { } function)
        {
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            await next(http);
            return;
        }

        string path = "/" + route.RoutePattern.RawText?.TrimStart('/');
        span.DisplayName = $"{http.Request.Method} {path}";
        span.SetTag("http.request.method", http.Request.Method);
        span.SetTag("http.route", path);
        span.SetTag("faas.name", function.Name);
        try
        {
            await next(http);
            End(span, http.Response.StatusCode);
        }
        catch (Exception failure)
        {
            span.SetTag("error.type", failure.GetType().FullName);
            span.SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static void End(Activity span, int status)
    {
        span.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
