namespace Microsoft.DurableTask;

/// <summary>An activity as a class: ordinary code with effects, made to be run again.</summary>
/// <typeparam name="TInput">The input's type.</typeparam>
/// <typeparam name="TOutput">The result's type.</typeparam>
public abstract class TaskActivity<TInput, TOutput> : ITaskActivity
{
    /// <summary>For derived classes.</summary>
    protected TaskActivity()
    {
    }

    /// <inheritdoc/>
    Type ITaskActivity.InputType => typeof(TInput);

    /// <inheritdoc/>
    Type ITaskActivity.OutputType => typeof(TOutput);

    /// <inheritdoc/>
    async Task<object?> ITaskActivity.RunAsync(TaskActivityContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, TypedInput.Of<TInput>(input));
    }

    /// <summary>Does the work; runs at least once for each call in a history.</summary>
    /// <param name="context">Which call this is.</param>
    /// <param name="input">The input; default when none was given.</param>
    /// <returns>The result.</returns>
    public abstract Task<TOutput> RunAsync(TaskActivityContext context, TInput input);
}
