namespace GovMedia.Workflows.Delivery;

/// <summary>How a message stands.</summary>
public enum DeliveryState
{
    /// <summary>To be sent.</summary>
    Waiting,

    /// <summary>Handed to the channel; whether it was accepted is not known if this is found after a restart.</summary>
    Sending,

    /// <summary>Accepted by the other side.</summary>
    Sent,

    /// <summary>Refused for good; a second channel is needed.</summary>
    Failed,
}
