using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using GovMedia.Adapters.Mail;
using GovMedia.Workflows;
using GovMedia.Workflows.Delivery;

namespace GovMedia.Adapters.Webhooks;

/// <summary>Reads what a gateway of the office's own tells of messages, signed with the secret that signs ours to
/// it.</summary>
/// <remarks>The body is an array of <c>{ key, id, event, at, reason? }</c>: the message's key, the gateway's id of
/// the event, one of <c>delivered</c>, <c>deferred</c>, <c>bounced</c> and <c>dropped</c>, an instant with its
/// offset.</remarks>
public sealed partial class WebhookReceipts : IReceiptReader
{
    private readonly string _secret;
    private readonly TimeProvider _machineClock;

    /// <summary>Receipts of a channel that has a secret.</summary>
    /// <exception cref="ArgumentException">The settings hold no secret: nothing could be checked.</exception>
    public WebhookReceipts(WebhookSettings settings, TimeProvider machineClock)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(machineClock);
        Channel = settings.Name;
        _secret = settings.Secret
            ?? throw new ArgumentException("Receipts of a webhook need its secret.", nameof(settings));
        _machineClock = machineClock;
    }

    /// <summary>How old a signature may be; a gateway signs each attempt anew.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public string Channel { get; }

    /// <inheritdoc/>
    public IReadOnlyList<ChannelReceipt>? Read(ReadOnlySpan<byte> body, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (header(WebhookSignature.TimestampHeader) is not { } timestamp
            || header(WebhookSignature.Header) is not { } signature
            || !Freshness.IsFresh(timestamp, Window, _machineClock)
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(signature),
                Encoding.UTF8.GetBytes(WebhookSignature.Of(_secret, timestamp, body))))
        {
            return null;
        }

        try
        {
            Told[] told = JsonSerializer.Deserialize<Told[]>(body, GovJson.Options) ?? [];
            return
            [
                .. told.Where(static t => t.Key.Length > 0 && Id().IsMatch(t.Id)).Select(static t => new ChannelReceipt(
                    t.Key, t.Id, t.Event, t.At, MailAddress.WithoutAddresses(t.Reason ?? string.Empty))),
            ];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    private sealed record Told
    {
        public required string Key { get; init; }

        public required string Id { get; init; }

        public required ReceiptKind Event { get; init; }

        public required DateTimeOffset At { get; init; }

        public string? Reason { get; init; }
    }
}
