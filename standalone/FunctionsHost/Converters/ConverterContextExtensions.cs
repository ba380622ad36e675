using GovMedia.Standalone;

namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Looks at what a converter is asked for.</summary>
public static class ConverterContextExtensions
{
    /// <summary>The parameter's binding attribute.</summary>
    /// <typeparam name="T">The attribute expected; the one found may be another.</typeparam>
    /// <param name="context">What the converter is asked for.</param>
    /// <param name="bindingAttribute">The attribute; null when there is none.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetBindingAttribute<T>(this ConverterContext context, out object? bindingAttribute)
        where T : Attribute => TryGetBindingAttribute(context, typeof(T), out bindingAttribute);

    /// <summary>The parameter's binding attribute.</summary>
    /// <param name="context">What the converter is asked for.</param>
    /// <param name="type">The attribute expected; the one found may be another.</param>
    /// <param name="bindingAttribute">The attribute; null when there is none.</param>
    /// <returns>Whether there is one.</returns>
    public static bool TryGetBindingAttribute(
        this ConverterContext context,
        Type type,
        out object? bindingAttribute)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(type);
        return typeof(Attribute).IsAssignableFrom(type)
            ? context.Properties.TryGetValue(DeclaredDefinition.AttributeKey, out bindingAttribute)
            : throw new ArgumentException($"{type} is not an attribute.", nameof(type));
    }
}
