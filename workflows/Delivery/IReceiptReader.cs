namespace GovMedia.Workflows.Delivery;

/// <summary>Reads what a channel tells of the messages it accepted, once it is sure that the channel tells
/// it.</summary>
public interface IReceiptReader
{
    /// <summary>The name of the channel, as in <see cref="IChannel.Name"/>.</summary>
    string Channel { get; }

    /// <summary>The receipts of one request, in its order; may be empty, since what concerns no message of ours, or
    /// is no receipt, is left out.</summary>
    /// <param name="body">The request's body, byte for byte.</param>
    /// <param name="header">The value of a header by name; null where the request has none.</param>
    /// <returns>Null where the signature is not the channel's, what it signed is no list of events, or it was signed
    /// too long ago or in the future.</returns>
    IReadOnlyList<ChannelReceipt>? Read(ReadOnlySpan<byte> body, Func<string, string?> header);
}
