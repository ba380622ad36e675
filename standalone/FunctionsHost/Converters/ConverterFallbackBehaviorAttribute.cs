namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Says of a binding attribute whether other converters than its own are asked.</summary>
/// <param name="fallbackBehavior">Whether they are.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ConverterFallbackBehaviorAttribute(ConverterFallbackBehavior fallbackBehavior) : Attribute
{
    /// <summary>Whether other converters are asked.</summary>
    public ConverterFallbackBehavior Behavior { get; } = fallbackBehavior;
}
