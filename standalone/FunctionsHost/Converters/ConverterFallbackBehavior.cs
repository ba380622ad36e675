namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Whether other converters are asked when a binding attribute's own make no value.</summary>
public enum ConverterFallbackBehavior
{
    /// <summary>They are asked.</summary>
    Allow = 0,

    /// <summary>They are not.</summary>
    Disallow = 1,

    /// <summary>They are asked.</summary>
    Default = Allow,
}
