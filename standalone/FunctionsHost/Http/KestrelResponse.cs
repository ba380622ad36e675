using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace GovMedia.Standalone;

/// <summary>A response in the worker's own model, kept until the function has returned it.</summary>
internal sealed class KestrelResponse(FunctionContext context) : HttpResponseData(context)
{
    private readonly KestrelCookies _cookies = new();

    /// <inheritdoc/>
    public override HttpStatusCode StatusCode { get; set; } = HttpStatusCode.OK;

    /// <inheritdoc/>
    public override HttpHeadersCollection Headers { get; set; } = [];

    /// <inheritdoc/>
    public override Stream Body { get; set; } = new MemoryStream();

    /// <inheritdoc/>
    public override HttpCookies Cookies => _cookies;

    /// <summary>Sends it.</summary>
    /// <param name="http">Where to.</param>
    /// <returns>Ends when it is sent.</returns>
    public async Task SendAsync(HttpContext http)
    {
        http.Response.StatusCode = (int)StatusCode;
        foreach ((string name, IEnumerable<string> values) in Headers)
        {
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.Headers[name] = values.ToArray();
            }
        }

        _cookies.AppendTo(http.Response);
        if (Body.CanSeek)
        {
            Body.Position = 0;
            if (Body.Length > 0)
            {
                http.Response.ContentLength = Body.Length;
            }
        }

        await Body.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
