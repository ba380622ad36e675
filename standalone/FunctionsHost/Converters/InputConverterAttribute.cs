namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the converter that makes a parameter's value.</summary>
/// <param name="converterType">The converter's class.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter | AttributeTargets.Enum
    | AttributeTargets.Struct | AttributeTargets.Interface, AllowMultiple = true)]
public class InputConverterAttribute(Type converterType) : Attribute
{
    /// <summary>The converter's class.</summary>
    public Type ConverterType { get; } = converterType;
}
