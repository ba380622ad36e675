using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>The result of an invocation as one type, read and replaced in place.</summary>
internal sealed class BoundResult<T> : InvocationResult<T>
{
    private readonly Invocation _invocation;

    /// <summary>Looks at a result.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <exception cref="InvalidOperationException">The result is of another type.</exception>
    public BoundResult(Invocation invocation)
    {
        _invocation = invocation;
        if (invocation.Result is not (null or T))
        {
            throw new InvalidOperationException(
                $"The result of {invocation.Function.Name} is {invocation.Result.GetType()}, not {typeof(T)}.");
        }
    }

    /// <inheritdoc/>
    public override T? Value
    {
        get => (T?)_invocation.Result;
        set => _invocation.Result = value;
    }
}
