namespace GovMedia.Workflows.Delivery;

/// <summary>A way out for messages: SMTP, SendGrid, a webhook, text messages, or the recorder of a simulated
/// clock.</summary>
public interface IChannel
{
    /// <summary>The channel's name in the ledger: <c>smtp</c>, <c>sendgrid</c>, <c>webhook</c>, <c>sms</c>,
    /// <c>recorder</c>.</summary>
    string Name { get; }

    /// <summary>Hands one message over; returns once the other side has accepted it.</summary>
    /// <returns>What the other side answered, for the proof of sending.</returns>
    /// <exception cref="DeliveryException">It was not accepted; the exception says whether to try again.</exception>
    Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellation = default);
}
