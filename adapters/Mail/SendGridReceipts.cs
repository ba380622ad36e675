using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GovMedia.Workflows.Delivery;
using SendGrid.Helpers.EventWebhook;

namespace GovMedia.Adapters.Mail;

/// <summary>Reads what SendGrid's event webhook tells, once its signature is found good and fresh.</summary>
/// <remarks>SendGrid tells an event again, for a day, until it is answered 2xx; the event's id makes that harmless.
/// Whether it signs anew each time is not documented, so a signature is taken for a little more than that
/// day.</remarks>
public sealed partial class SendGridReceipts : IReceiptReader
{
    /// <summary>The header that holds the signature.</summary>
    public const string SignatureHeader = RequestValidator.SIGNATURE_HEADER;

    /// <summary>The header that holds the time signed with it, in Unix seconds.</summary>
    public const string TimestampHeader = RequestValidator.TIMESTAMP_HEADER;

    private readonly RequestValidator _validator = new();
    private readonly EllipticCurve.PublicKey _key;
    private readonly TimeProvider _machineClock;

    /// <summary>Takes the verification key.</summary>
    /// <param name="publicKey">The key as SendGrid shows it: base64.</param>
    /// <param name="machineClock">What signatures must be fresh by.</param>
    public SendGridReceipts(string publicKey, TimeProvider machineClock)
    {
        ArgumentException.ThrowIfNullOrEmpty(publicKey);
        ArgumentNullException.ThrowIfNull(machineClock);
        _key = _validator.ConvertPublicKeyToECDSA(publicKey);
        _machineClock = machineClock;
    }

    /// <summary>How old a signature may be.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromHours(25);

    /// <inheritdoc/>
    public string Channel => "sendgrid";

    /// <inheritdoc/>
    public IReadOnlyList<ChannelReceipt>? Read(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header(SignatureHeader) is not { } signature || header(TimestampHeader) is not { } timestamp
            || !Freshness.IsFresh(timestamp, Window, _machineClock))
        {
            return null;
        }

        string payload = Encoding.UTF8.GetString(body);
        try
        {
            if (!_validator.VerifySignature(_key, payload, signature, timestamp))
            {
                return null;
            }

            using JsonDocument events = JsonDocument.Parse(payload);
            return events.RootElement.ValueKind == JsonValueKind.Array
                ? [.. events.RootElement.EnumerateArray().Select(ReadOne).OfType<ChannelReceipt>()]
                : null;
        }
        catch (Exception malformed) when (malformed is not OutOfMemoryException)
        {
            // The signature's decoder throws what it likes at a text that is none; none of it is a receipt.
            return null;
        }
    }

    // Opening, clicking and the like are no receipts: they are left out, and not asked for either.
    private static ChannelReceipt? ReadOne(JsonElement told) =>
        KindOf(Text(told, "event")) is { } kind
        && Text(told, SendGridChannel.KeyArgument) is { Length: > 0 } key
        && told.TryGetProperty("timestamp", out JsonElement at)
        && at.TryGetInt64(out long seconds)
            ? new ChannelReceipt(
                key,
                IdOf(told),
                kind,
                DateTimeOffset.FromUnixTimeSeconds(seconds),
                MailAddress.WithoutAddresses(ReasonOf(told)))
            : null;

    private static ReceiptKind? KindOf(string name) => name switch
    {
        "delivered" => ReceiptKind.Delivered,
        "deferred" => ReceiptKind.Deferred,
        "bounce" => ReceiptKind.Bounced,
        "dropped" => ReceiptKind.Dropped,
        _ => null,
    };

    // SendGrid's own id; of an event that has none, what it says.
    private static string IdOf(JsonElement told) =>
        Text(told, "sg_event_id") is { } id && Base64Url().IsMatch(id)
            ? id
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.GetRawText())));

    // Servers say the name before the @ alone as well; one of a letter or two would be found in every word.
    private static string ReasonOf(JsonElement told)
    {
        string said = Text(told, "reason") is { Length: > 0 } reason ? reason : Text(told, "response");
        string local = Text(told, "email").Split('@')[0];
        return local.Length < 3 ? said : said.Replace(local, "<address>", true, CultureInfo.InvariantCulture);
    }

    private static string Text(JsonElement told, string name) =>
        told.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Empty;

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Base64Url();
}
