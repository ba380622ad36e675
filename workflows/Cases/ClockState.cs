namespace GovMedia.Workflows.Cases;

/// <summary>How a clock stands.</summary>
public enum ClockState
{
    /// <summary>Neither done nor late.</summary>
    Running,

    /// <summary>Done in time; of a floor, the period has passed.</summary>
    Met,

    /// <summary>The limit passed before the duty was done. Stays so for ever.</summary>
    Breached,

    /// <summary>The duty fell away, such as by withdrawal.</summary>
    Cancelled,
}
