namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Says of a converter which type it makes; one without is asked for every type.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SupportedTargetTypeAttribute : Attribute
{
    /// <summary>Makes the attribute.</summary>
    /// <param name="targetType">The type.</param>
    public SupportedTargetTypeAttribute(Type targetType)
    {
        ArgumentNullException.ThrowIfNull(targetType);
        TargetType = targetType;
    }

    /// <summary>The type.</summary>
    public Type TargetType { get; }
}
