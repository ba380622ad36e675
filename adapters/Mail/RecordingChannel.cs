using GovMedia.Workflows.Delivery;

namespace GovMedia.Adapters.Mail;

/// <summary>The channel of a simulated clock: accepts everything and sends nothing. The outbox rows are the
/// record.</summary>
public sealed class RecordingChannel : IChannel
{
    /// <inheritdoc/>
    public string Name => "recorder";

    /// <inheritdoc/>
    public Task<string> SendAsync(OutgoingMessage message, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult($"recorded {MessageIds.HashOf(message.Key)}");
    }
}
