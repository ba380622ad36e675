namespace GovMedia.Workflows.Delivery;

/// <summary>A channel did not accept a message.</summary>
/// <param name="message">What the other side said; no personal data.</param>
/// <param name="permanent">True where trying again cannot help, such as an address that does not exist.</param>
/// <param name="inner">The cause.</param>
public sealed class DeliveryException(string message, bool permanent, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>True where trying again cannot help.</summary>
    public bool Permanent { get; } = permanent;
}
