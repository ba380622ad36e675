namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation came to, whatever its type.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
    /// <summary>Makes the result.</summary>
    protected InvocationResult()
    {
    }
}
