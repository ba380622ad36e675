namespace GovMedia.Standalone;

/// <summary>What durable triggers know by name: the instance.</summary>
internal static class InstanceName
{
    /// <summary>Names an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <returns>The values by name.</returns>
    public static NamedValues Of(string instanceId) => new(
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = instanceId });
}
