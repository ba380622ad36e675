using System.Text.Json.Serialization;

namespace GovMedia.Workflows.Delivery;

/// <summary>A channel's receipt as the case keeps it: evidence of telling (告知), or that somebody was not
/// told.</summary>
/// <param name="Key">The message's key in the case.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="At">When, by the channel's clock.</param>
/// <param name="Channel">The channel that says so.</param>
/// <param name="Reason">What the recipient's server said, without addresses; may be empty.</param>
public sealed record MailReceipt(string Key, ReceiptKind Kind, DateTimeOffset At, string Channel, string Reason)
{
    /// <summary>Whether the message never arrives.</summary>
    [JsonIgnore]
    public bool Missed => Kind is ReceiptKind.Bounced or ReceiptKind.Dropped;
}
