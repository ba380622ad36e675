using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone;

/// <summary>A real HTTP server on the loopback that answers as a test says and keeps what it was asked.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<string> _asked = [];
    private readonly ConcurrentQueue<string> _shown = [];
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AnsweringServer(WebApplication application) => _application = application;

    public string Address => _application.Urls.Single();

    public string[] Asked => [.. _asked];

    /// <summary>The path and the credentials of each request: authorization, cookie, key of a function.</summary>
    public string[] Shown => [.. _shown];

    /// <summary>Ends with the first request.</summary>
    public Task Reached => _reached.Task;

    public static async Task<AnsweringServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication application = builder.Build();
        AnsweringServer server = new(application);
        application.Run(http => server.AnswerAsync(http, answer));
        await application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext http, Func<HttpContext, int, Task> answer)
    {
        using StreamReader reader = new(http.Request.Body);
        string body = await reader.ReadToEndAsync();
        IHeaderDictionary headers = http.Request.Headers;
        _asked.Enqueue(
            $"{http.Request.Method} {http.Request.Path} {body}|{headers.ContentType}|{headers.Authorization}"
            + $"|{headers["x-functions-key"]}|{headers["x-many"]}");
        string target = http.Request.Path + http.Request.QueryString;
        _shown.Enqueue($"{target} {headers.Authorization}|{headers.Cookie}|{headers["x-functions-key"]}");
        _reached.TrySetResult();
        await answer(http, _asked.Count);
    }
}
