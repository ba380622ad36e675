using GovMedia.Standalone;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>What middleware may read and replace of an invocation: its inputs and its result.</summary>
public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>Binds one input now, before the function runs.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <param name="bindingMetadata">Which input, as the function's definition lists it.</param>
    /// <returns>The input; a value set on it is what the function gets.</returns>
    public static async ValueTask<InputBindingData<T>> BindInputAsync<T>(
        this FunctionContext context,
        BindingMetadata bindingMetadata)
    {
        ArgumentNullException.ThrowIfNull(bindingMetadata);
        Invocation invocation = Invocation.Of(context);
        int position = invocation.Function.PositionOf(bindingMetadata.Name);
        await invocation.BindAsync(position);
        return new BoundInput<T>(invocation, position, bindingMetadata);
    }

    /// <summary>The result of the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The result; a value set on it is what the caller gets.</returns>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        new BoundResult(Invocation.Of(context));

    /// <summary>The result of the invocation, as a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The result; a value set on it is what the caller gets.</returns>
    /// <exception cref="InvalidOperationException">The value is of another type.</exception>
    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) =>
        new BoundResult<T>(Invocation.Of(context));

    /// <summary>What the function gives beside its result, or as it, one by one.</summary>
    /// <typeparam name="T">The type to see the values as.</typeparam>
    /// <param name="context">The invocation.</param>
    /// <returns>The outputs that its definition lists; a value set on one is what is sent.</returns>
    public static IEnumerable<OutputBindingData<T>> GetOutputBindings<T>(this FunctionContext context)
    {
        Invocation invocation = Invocation.Of(context);
        return invocation.FunctionDefinition.OutputBindings.Values
            .Select(binding => new BoundOutput<T>(invocation, binding));
    }
}
