namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation came to; middleware may replace it, or set it without calling the function.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>Makes the result.</summary>
    protected InvocationResult()
    {
    }

    /// <summary>The value; null while the function has not returned, and when it returns nothing.</summary>
    public abstract T? Value { get; set; }
}
