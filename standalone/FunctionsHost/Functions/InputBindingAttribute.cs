namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>A binding that hands the function something beside its trigger.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute
{
    /// <summary>Makes the attribute.</summary>
    public InputBindingAttribute()
    {
    }
}
