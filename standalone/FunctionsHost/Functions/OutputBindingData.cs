namespace Microsoft.Azure.Functions.Worker;

/// <summary>One thing that a function gives beside others, which middleware may read or replace once it has run.
/// </summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class OutputBindingData<T>
{
    /// <summary>Makes the data.</summary>
    protected OutputBindingData()
    {
    }

    /// <summary>The property of the function's result, or <c>$return</c> for the result itself.</summary>
    public abstract string Name { get; }

    /// <summary>The value; null while there is none, and when it is of another type.</summary>
    public abstract T? Value { get; set; }

    /// <summary>The kind of binding: <c>http</c>.</summary>
    public abstract string BindingType { get; }
}
