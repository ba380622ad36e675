namespace GovMedia.Workflows.Delivery;

/// <summary>One thing a channel tells of one message.</summary>
/// <param name="MessageKey">The message's <see cref="OutgoingMessage.Key"/>.</param>
/// <param name="Id">The channel's id of the event, the same when it is told again: 1 to 100 letters, digits, <c>-</c>
/// and <c>_</c>.</param>
/// <param name="Kind">What became of the message.</param>
/// <param name="At">When, by the channel's clock.</param>
/// <param name="Reason">What the recipient's server said, without addresses; empty where it said nothing.</param>
public sealed record ChannelReceipt(string MessageKey, string Id, ReceiptKind Kind, DateTimeOffset At, string Reason);
