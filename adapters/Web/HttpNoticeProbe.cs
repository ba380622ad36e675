using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GovMedia.Workflows.Notices;

namespace GovMedia.Adapters.Web;

/// <summary>Looks at a notice over HTTP: at most 2 MiB, three redirects, and only at addresses of the public.</summary>
/// <remarks>An address is judged after it is resolved, at the moment of connecting, so that no name and no redirect leads
/// inside. Time runs by the machine's clock.</remarks>
public sealed class HttpNoticeProbe : INoticeProbe, IDisposable
{
    private const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxRedirects = 3;
    private readonly HttpClient _http;
    private readonly ProbeSettings _settings;

    /// <summary>A probe.</summary>
    public HttpNoticeProbe(ProbeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("GovMedia-NoticeProbe/1.0");
    }

    /// <inheritdoc/>
    public async Task<Sighting> LookAsync(string url, string text, CancellationToken cancellation = default)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_settings.Timeout);
        try
        {
            return await FollowAsync(url, text, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Down($"no answer within {_settings.Timeout.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or RegexMatchTimeoutException)
        {
            return Down(e is HttpRequestException { HttpRequestError: var kind } ? $"failed: {kind}" : $"failed: {e.GetType().Name}");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Sighting> FollowAsync(string url, string text, CancellationToken cancellation)
    {
        Uri? at = Uri.TryCreate(url, UriKind.Absolute, out Uri? first) ? first : null;
        for (int hop = 0; hop <= MaxRedirects; hop++)
        {
            if (at is not { Scheme: "http" or "https" })
            {
                return Down("not an http or https address");
            }

            using HttpRequestMessage request = new(HttpMethod.Get, at);
            using HttpResponseMessage answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if ((int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && answer.Headers.Location is { } next)
            {
                at = new Uri(at, next);
                continue;
            }

            if (!answer.IsSuccessStatusCode)
            {
                return Down($"status {(int)answer.StatusCode}");
            }

            byte[] page = await ReadAsync(answer, cancellation);
            bool stands = PageText.Holds(EncodingOf(answer).GetString(page), text);
            return new Sighting(
                true, stands, Convert.ToHexStringLower(SHA256.HashData(page)), stands ? "the words stand" : "the words are not in the page");
        }

        return Down($"more than {MaxRedirects} redirects");
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        await using Stream body = await answer.Content.ReadAsStreamAsync(cancellation);
        byte[] page = new byte[MaxBytes];
        int length = await body.ReadAtLeastAsync(page, MaxBytes, throwOnEndOfStream: false, cancellation);
        return page[..length];
    }

    private static Encoding EncodingOf(HttpResponseMessage answer)
    {
        string? name = answer.Content.Headers.ContentType?.CharSet?.Trim('"');
        try
        {
            return name is null
                ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        IPAddress[] open = [.. addresses.Where(a => PublicAddress.IsOpen(a, _settings.AllowLoopback))];
        if (open.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The address is not one of the public.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Sighting Down(string detail) => new(false, false, null, detail);
}
