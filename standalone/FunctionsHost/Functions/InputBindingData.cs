namespace Microsoft.Azure.Functions.Worker;

/// <summary>A bound input, which middleware may read or replace before the function sees it.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class InputBindingData<T>
{
    /// <summary>Makes the data.</summary>
    protected InputBindingData()
    {
    }

    /// <summary>The binding it came by.</summary>
    public abstract BindingMetadata BindingMetadata { get; }

    /// <summary>The value.</summary>
    public abstract T? Value { get; set; }
}
