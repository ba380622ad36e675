namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>What a converter is asked for.</summary>
public abstract class ConverterContext
{
    /// <summary>Makes the context.</summary>
    protected ConverterContext()
    {
    }

    /// <summary>The type of the parameter.</summary>
    public abstract Type TargetType { get; }

    /// <summary>What there is for it: the request, for the parameter of an HTTP trigger; else what the trigger knows
    /// under the parameter's name, such as a route value's text; null for nothing.</summary>
    public abstract object? Source { get; }

    /// <summary>The invocation.</summary>
    public abstract FunctionContext FunctionContext { get; }

    /// <summary>What is known about the parameter: <c>bindingAttribute</c>, its attribute.</summary>
    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
