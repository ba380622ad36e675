using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace GovMedia.Standalone.SendGrid.Tests;

/// <summary>A mail service on loopback that answers as planned and keeps what it was sent.</summary>
internal sealed class MailListener : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly ConcurrentQueue<int> plan;
    private readonly Task serving;

    public MailListener(params int[] plan)
    {
        this.plan = new ConcurrentQueue<int>(plan);
        using (TcpListener free = new(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        listener.Prefixes.Add(Address + "/");
        listener.Start();
        serving = ServeAsync();
    }

    public sealed record Received(string Method, string Path, string? Authorization, string? ContentType, string Body);

    public string Address { get; }

    public ConcurrentQueue<Received> Requests { get; } = new();

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await listener.GetContextAsync();
                HttpListenerRequest request = context.Request;
                using StreamReader reader = new(request.InputStream);
                Requests.Enqueue(new Received(
                    request.HttpMethod,
                    request.RawUrl ?? "",
                    request.Headers["Authorization"],
                    request.ContentType,
                    await reader.ReadToEndAsync()));
                context.Response.StatusCode = plan.TryDequeue(out int status) ? status : 202;
                context.Response.AddHeader("X-Message-Id", "id-1");
                byte[] body = context.Response.StatusCode == 202
                    ? []
                    : """{"errors":[{"message":"no","field":"from","help":null}]}"""u8.ToArray();
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
