using System.Text;
using System.Text.Json;
using SendGrid.Helpers.EventWebhook;

namespace GovMedia.Adapters.Mail;

/// <summary>Reads what SendGrid's event webhook tells, once its signature is found good.</summary>
/// <remarks>SendGrid tells an event again until it is answered 2xx; the event's id makes that harmless.</remarks>
public sealed class SendGridReceipts
{
    /// <summary>The header that holds the signature.</summary>
    public const string SignatureHeader = RequestValidator.SIGNATURE_HEADER;

    /// <summary>The header that holds the time signed with it.</summary>
    public const string TimestampHeader = RequestValidator.TIMESTAMP_HEADER;

    private readonly RequestValidator _validator = new();
    private readonly EllipticCurve.PublicKey _key;

    /// <summary>Takes the verification key.</summary>
    /// <param name="publicKey">The key as SendGrid shows it: base64.</param>
    public SendGridReceipts(string publicKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(publicKey);
        _key = _validator.ConvertPublicKeyToECDSA(publicKey);
    }

    /// <summary>The receipts of one request, in its order; null where the signature is not SendGrid's, or what it
    /// signed is no list of events.</summary>
    /// <param name="body">The request's body, byte for byte.</param>
    /// <param name="signature">The signature header.</param>
    /// <param name="timestamp">The timestamp header.</param>
    /// <remarks>Events of messages that this program did not send are left out.</remarks>
    public IReadOnlyList<SendGridReceipt>? Read(ReadOnlySpan<byte> body, string signature, string timestamp)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(timestamp);
        string payload = Encoding.UTF8.GetString(body);
        try
        {
            if (!_validator.VerifySignature(_key, payload, signature, timestamp))
            {
                return null;
            }

            using JsonDocument events = JsonDocument.Parse(payload);
            return events.RootElement.ValueKind == JsonValueKind.Array
                ? [.. events.RootElement.EnumerateArray().Select(ReadOne).OfType<SendGridReceipt>()]
                : null;
        }
        catch (Exception malformed) when (malformed is not OutOfMemoryException)
        {
            // The signature's decoder throws what it likes at a text that is none; none of it is a receipt.
            return null;
        }
    }

    private static SendGridReceipt? ReadOne(JsonElement told) =>
        Text(told, SendGridChannel.KeyArgument) is { Length: > 0 } key
        && told.TryGetProperty("timestamp", out JsonElement at)
        && at.TryGetInt64(out long seconds)
            ? new SendGridReceipt(
                key,
                Text(told, "sg_event_id"),
                Text(told, "event"),
                DateTimeOffset.FromUnixTimeSeconds(seconds),
                MailAddress.WithoutAddresses(Text(told, "reason")))
            : null;

    private static string Text(JsonElement told, string name) =>
        told.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : string.Empty;
}
