using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GovMedia.Adapters.Mail;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Adapters.Webhooks;

/// <summary>Messages as JSON over HTTP: a WeCom-style group robot, or a gateway of the office's own, such as one for
/// text messages.</summary>
/// <remarks>
/// Each request carries <c>Idempotency-Key</c>, the key's hash, the same at each repetition. With a secret it carries
/// <c>X-GovMedia-Timestamp</c> (Unix seconds, machine clock) and <c>X-GovMedia-Signature: sha256=HEX</c>, the
/// HMAC-SHA-256 of timestamp, a full stop and the body. Redirections are not followed by the client the composition
/// gives it.
/// </remarks>
public sealed class WebhookChannel : IChannel
{
    /// <summary>UTF-8 bytes a WeCom robot takes in one text.</summary>
    private const int WeComBytes = 2048;

    private const string Cut = "\n……(全文见系统)";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly HttpClient _http;
    private readonly WebhookSettings _settings;
    private readonly TimeProvider _machineClock;

    /// <summary>Checks the settings; speaks to nobody yet.</summary>
    /// <exception cref="ArgumentException">The address is neither HTTPS nor HTTP on the loopback.</exception>
    public WebhookChannel(HttpClient http, WebhookSettings settings, TimeProvider machineClock)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(machineClock);
        bool safe = settings.Url.IsAbsoluteUri
            && (settings.Url.Scheme == Uri.UriSchemeHttps
                || (settings.Url.Scheme == Uri.UriSchemeHttp && settings.Url.IsLoopback));
        if (!safe)
        {
            throw new ArgumentException(
                "The webhook's address is not usable: https, or http on the loopback, is accepted.", nameof(settings));
        }

        _http = http;
        _settings = settings;
        _machineClock = machineClock;
    }

    /// <inheritdoc/>
    public string Name => _settings.Name;

    /// <summary>A client that follows no redirection: the message goes where the settings say or nowhere.</summary>
    public static HttpClient CreateClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        // The settings' own limit, which starts anew for each message.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc/>
    public async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        using HttpRequestMessage request = Compose(message);
        using CancellationTokenSource limit = new(_settings.Timeout, _machineClock);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using HttpResponseMessage response =
                await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await JudgeAsync(response, either.Token);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException
            || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new DeliveryException("The webhook did not answer to the end.", permanent: false, problem);
        }
    }

    private HttpRequestMessage Compose(OutgoingMessage message)
    {
        object content = _settings.Format == WebhookFormat.WeCom
            ? new { msgtype = "text", text = new { content = Fit($"{message.Subject}\n{message.Body}") } }
            : new { message.Key, message.To, message.Template, message.Subject, message.Body };
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(content, Readable);
        HttpRequestMessage request = new(HttpMethod.Post, _settings.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Idempotency-Key", MessageIds.HashOf(message.Key));
        if (_settings.Secret is { } secret)
        {
            string timestamp = _machineClock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            request.Headers.Add(WebhookSignature.TimestampHeader, timestamp);
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secret, timestamp, body));
        }

        return request;
    }

    private static async Task<string> JudgeAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        int status = (int)response.StatusCode;
        if (!response.IsSuccessStatusCode)
        {
            // Only what concerns this message is permanent; an address or key that is refused is the office's to mend.
            bool permanent = response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
                or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity;
            throw new DeliveryException($"The webhook answered {status}.", permanent);
        }

        byte[] head = new byte[4096];
        await using Stream stream = await response.Content.ReadAsStreamAsync(cancellation);
        int read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        int code = ErrorCode(head.AsMemory(0, read));

        // WeCom answers 200 whatever happens. 40008, 44004, 45002: this message's kind, emptiness, length.
        return code == 0
            ? status.ToString(CultureInfo.InvariantCulture)
            : throw new DeliveryException($"The webhook answered errcode {code}.", code is 40008 or 44004 or 45002);
    }

    private static int ErrorCode(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(answer);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("errcode", out JsonElement code)
                && code.TryGetInt32(out int number)
                    ? number
                    : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static string Fit(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= WeComBytes)
        {
            return text;
        }

        int room = WeComBytes - Encoding.UTF8.GetByteCount(Cut);
        StringBuilder fitting = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            fitting.Append(rune.ToString());
        }

        return fitting.Append(Cut).ToString();
    }
}
