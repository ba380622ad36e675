using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovMedia.Testing;

/// <summary>A real HTTP server on the loopback that keeps what it was sent.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<Received> _requests = [];

    private LoopbackServer(WebApplication application) => _application = application;

    public Uri Url { get; private set; } = null!;

    public (int Status, string Body) Answer { get; set; } = (200, string.Empty);

    public IReadOnlyList<Received> Requests => [.. _requests];

    public static async Task<LoopbackServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication application = builder.Build();
        LoopbackServer server = new(application);
        application.Run(server.ReceiveAsync);
        await application.StartAsync();
        server.Url = new Uri(application.Urls.First());
        return server;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        _requests.Enqueue(new Received(
            $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}",
            context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        context.Response.StatusCode = Answer.Status;
        await context.Response.WriteAsync(Answer.Body);
    }

    public sealed record Received(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body);
}
