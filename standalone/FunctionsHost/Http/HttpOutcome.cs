using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace GovMedia.Standalone;

/// <summary>Sends what an HTTP function gave as its response.</summary>
/// <param name="web">Whether the app has turned ASP.NET Core's types on; values are then written by its rules, and by
/// the worker's otherwise.</param>
internal sealed class HttpOutcome(bool web)
{
    /// <summary>Sends it. A function that gave nothing answered through the HTTP context, or with 200.</summary>
    /// <param name="http">Where to.</param>
    /// <param name="response">The response; null for none.</param>
    /// <returns>Ends when it is sent.</returns>
    public Task SendAsync(HttpContext http, object? response) => http.Response.HasStarted ? Task.CompletedTask
        : response switch
        {
            null => Task.CompletedTask,
            KestrelResponse kept => kept.SendAsync(http),
            IResult minimal => minimal.ExecuteAsync(http),
            IActionResult action => action.ExecuteResultAsync(ActionOf(http)),
            _ when web => new ObjectResult(response).ExecuteResultAsync(ActionOf(http)),
            string text => WriteTextAsync(http, text),
            byte[] bytes => http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted).AsTask(),
            _ => WriteJsonAsync(http, response),
        };

    private static ActionContext ActionOf(HttpContext http) =>
        new(http, http.GetRouteData(), new ActionDescriptor());

    private static Task WriteTextAsync(HttpContext http, string text)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    // Serializers may write as they please, Kestrel's body only takes asynchronous writes.
    private static async Task WriteJsonAsync(HttpContext http, object value)
    {
        await using FileBufferingWriteStream body = new();
        await WorkerJson.Of(http.RequestServices).SerializeAsync(body, value, value.GetType(), http.RequestAborted);
        http.Response.ContentType = WorkerJson.ContentType;
        await body.DrainBufferAsync(http.Response.Body, http.RequestAborted);
    }
}
