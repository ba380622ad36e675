using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GovMedia.Standalone.AzureStorage.Tests;

/// <summary>Stands on loopback between a client and a server, and spoils connections as planned.</summary>
/// <remarks>One line of the plan for each connection; once it is used up, all is passed on.</remarks>
internal sealed class FlakyProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<Spoil> plan;
    private readonly Uri target;
    private readonly Task accepting;
    private int connections;

    public FlakyProxy(Uri target, params Spoil[] plan)
    {
        this.target = target;
        this.plan = new ConcurrentQueue<Spoil>(plan);
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>How to treat one connection.</summary>
    public abstract record Spoil
    {
        /// <summary>Hang up without an answer.</summary>
        public sealed record HangUp : Spoil;

        /// <summary>Take the request and answer this status.</summary>
        public sealed record Answer(int Status) : Spoil;

        /// <summary>Let the server do its work, but lose its answer.</summary>
        public sealed record LoseAnswer : Spoil;

        /// <summary>Pass this many bytes of the answer on, then hang up.</summary>
        public sealed record CutAfter(int Bytes) : Spoil;
    }

    /// <summary>The target's address, through here.</summary>
    public Uri Address => new UriBuilder(target) { Port = ((IPEndPoint)listener.LocalEndpoint).Port }.Uri;

    /// <summary>How many connections came.</summary>
    public int Connections => Volatile.Read(ref connections);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                _ = ServeAsync(client, plan.TryDequeue(out Spoil? spoil) ? spoil : null);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            // Disposed of.
        }
    }

    private async Task ServeAsync(TcpClient client, Spoil? spoil)
    {
        using TcpClient near = client;
        try
        {
            switch (spoil)
            {
                case Spoil.HangUp:
                    near.LingerState = new LingerOption(true, 0);
                    return;
                case Spoil.Answer answer:
                    await ReadRequestAsync(near.GetStream());
                    await near.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                        $"HTTP/1.1 {answer.Status} Planned\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                    return;
                default:
                    await PassAsync(near, spoil);
                    return;
            }
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or SocketException)
        {
            // One side is gone, which is what this class is for.
        }
    }

    private async Task PassAsync(TcpClient near, Spoil? spoil)
    {
        using TcpClient far = new();
        await far.ConnectAsync(IPAddress.Loopback, target.Port, stop.Token);
        Task up = near.GetStream().CopyToAsync(far.GetStream(), stop.Token);
        byte[] buffer = new byte[16 * 1024];
        long left = spoil switch
        {
            Spoil.LoseAnswer => 0,
            Spoil.CutAfter cut => cut.Bytes,
            _ => long.MaxValue,
        };
        int read;
        while ((read = await far.GetStream().ReadAsync(buffer, stop.Token)) > 0)
        {
            int passed = (int)Math.Min(read, left);
            await near.GetStream().WriteAsync(buffer.AsMemory(0, passed), stop.Token);
            left -= passed;
            if (left == 0)
            {
                near.LingerState = new LingerOption(passed == 0, 0);
                return;
            }
        }

        near.Client.Shutdown(SocketShutdown.Send);
        await up;
    }

    /// <summary>Reads a request's head and as much of a body as the head announces.</summary>
    private static async Task ReadRequestAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[16 * 1024];
        StringBuilder text = new();
        while (true)
        {
            int read = await stream.ReadAsync(buffer);
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            string all = text.ToString();
            int end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            int length = all.Split("\r\n")
                .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
                .Select(line => int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture))
                .FirstOrDefault();
            if (read == 0 || (end >= 0 && all.Length >= end + 4 + length))
            {
                return;
            }
        }
    }
}
