using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace GovMedia.Standalone;

/// <summary>
/// Holds request bodies to a size. Reading past it throws a <see cref="BadHttpRequestException"/> of status 413, at
/// the first byte when <c>Content-Length</c> already says so. What the client still sends is then read away for a
/// while, so that it gets to read the answer; without that the connection would be reset under its hands.
/// </summary>
internal sealed class RequestBodyLimit(RequestDelegate next, long limit)
{
    private const long DrainBytes = 128L * 1024 * 1024;
    private static readonly TimeSpan s_drainTime = TimeSpan.FromSeconds(20);

    /// <summary>Serves a request.</summary>
    /// <param name="http">The request.</param>
    /// <returns>Ends when it is served.</returns>
    public async Task InvokeAsync(HttpContext http)
    {
        Stream whole = http.Request.Body;
        LimitedBody limited = new(whole, http.Request.ContentLength, limit);
        http.Request.Body = limited;
        http.Features.Set<IHttpMaxRequestBodySizeFeature>(limited);
        if (limited.TooLong)
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.Connection = "close";
                return Task.CompletedTask;
            });
        }

        await next(http);
        if (limited.TooLong && http.Request.Headers.Expect.Count == 0)
        {
            await http.Response.CompleteAsync();
            await DrainAsync(whole, http.RequestAborted);
        }
    }

    private static async Task DrainAsync(Stream body, CancellationToken aborted)
    {
        using CancellationTokenSource time = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        time.CancelAfter(s_drainTime);
        byte[] scratch = new byte[64 * 1024];
        try
        {
            long drained = 0;
            for (int read = 1; read > 0 && drained < DrainBytes; drained += read)
            {
                read = await body.ReadAsync(scratch, time.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The client went away or took too long: there is nobody left to be kind to.
        }
    }
}
