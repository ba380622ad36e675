namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>A binding that carries a value out of the function.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute
{
    /// <summary>Makes the attribute.</summary>
    public OutputBindingAttribute()
    {
    }
}
