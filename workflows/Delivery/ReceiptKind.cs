namespace GovMedia.Workflows.Delivery;

/// <summary>What a channel says of a message after it accepted it.</summary>
public enum ReceiptKind
{
    /// <summary>The recipient's server has it: evidence of telling (告知).</summary>
    Delivered,

    /// <summary>Not yet; the channel goes on trying.</summary>
    Deferred,

    /// <summary>The recipient's server refused it for good.</summary>
    Bounced,

    /// <summary>The channel gave it up without another attempt.</summary>
    Dropped,
}
