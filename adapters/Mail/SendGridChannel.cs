using System.Net;
using System.Text.Json;
using GovMedia.Workflows.Delivery;
using MimeKit;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace GovMedia.Adapters.Mail;

/// <summary>Mail through SendGrid.</summary>
/// <remarks>SendGrid's acceptance says that it will try; whether the message arrived comes later, to
/// <see cref="SendGridReceipts"/>. Opening and clicking are not tracked. SendGrid is outside the country:
/// see <see cref="ChannelReach"/>.</remarks>
public sealed class SendGridChannel : IChannel
{
    /// <summary>The custom argument that carries the message's key to its receipts.</summary>
    internal const string KeyArgument = "govmedia-key";

    private readonly ISendGridClient _client;
    private readonly MailboxAddress _from;

    /// <summary>Checks the settings; speaks to nobody yet.</summary>
    /// <exception cref="ArgumentException">The sender's address is none.</exception>
    public SendGridChannel(ISendGridClient client, SendGridSettings settings)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(settings);
        _client = client;
        _from = MailAddress.Parse(settings.From)
            ?? throw new ArgumentException($"From '{settings.From}' is no mail address.", nameof(settings));
    }

    /// <inheritdoc/>
    public string Name => "sendgrid";

    /// <inheritdoc/>
    public async Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        SendGridMessage mail = Compose(message);
        Response answer;
        try
        {
            answer = await _client.SendEmailAsync(mail, cancellation);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or TimeoutException
            || (problem is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new DeliveryException("SendGrid did not answer to the end.", permanent: false, problem);
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw new DeliveryException(
                $"SendGrid answered {(int)answer.StatusCode}.", await IsPermanentAsync(answer, cancellation));
        }

        string id = answer.Headers.TryGetValues("X-Message-Id", out IEnumerable<string>? ids)
            ? ids.First()
            : "without id";
        return $"{(int)answer.StatusCode} {MailAddress.WithoutAddresses(id)}";
    }

    private SendGridMessage Compose(OutgoingMessage message)
    {
        MailboxAddress to = MailAddress.Parse(message.To)
            ?? throw new DeliveryException("The recipient's address is no mail address.", permanent: true);
        if (message.Subject.Any(char.IsControl))
        {
            throw new DeliveryException("The subject is not one line.", permanent: true);
        }

        SendGridMessage mail = new()
        {
            From = new EmailAddress(_from.Address, _from.Name),
            Subject = message.Subject,
            PlainTextContent = message.Body,
        };
        mail.AddTo(new EmailAddress(to.Address));
        mail.AddHeader("Message-ID", $"<{MessageIds.For(message.Key, _from.Domain)}>");
        mail.AddHeader("Content-Language", "zh-CN");
        mail.AddHeader("Auto-Submitted", "auto-generated");
        mail.AddCustomArg(KeyArgument, message.Key);
        mail.SetClickTracking(false, false);
        mail.SetOpenTracking(false, null);
        return mail;
    }

    /// <summary>Only what SendGrid says of this message or its recipient is permanent; sender, key and quota are the
    /// office's to mend.</summary>
    private static async Task<bool> IsPermanentAsync(Response answer, CancellationToken cancellation)
    {
        if (answer.StatusCode == HttpStatusCode.RequestEntityTooLarge)
        {
            return true;
        }

        if (answer.StatusCode != HttpStatusCode.BadRequest)
        {
            return false;
        }

        try
        {
            using JsonDocument said = JsonDocument.Parse(await answer.Body.ReadAsStringAsync(cancellation));
            return said.RootElement.TryGetProperty("errors", out JsonElement errors)
                && errors.ValueKind == JsonValueKind.Array
                && !errors.EnumerateArray().Any(ConcernsTheSender);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool ConcernsTheSender(JsonElement error) =>
        error.TryGetProperty("field", out JsonElement field)
        && field.ValueKind == JsonValueKind.String
        && field.GetString()!.StartsWith("from", StringComparison.Ordinal);
}
