using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>The result of an invocation, read and replaced in place.</summary>
internal sealed class BoundResult(Invocation invocation) : InvocationResult
{
    /// <inheritdoc/>
    public override object? Value
    {
        get => invocation.Result;
        set => invocation.Result = value;
    }
}
