namespace Microsoft.DurableTask;

/// <summary>An orchestrator as a class: deterministic code that awaits only what its context gives it.</summary>
/// <typeparam name="TInput">The input's type.</typeparam>
/// <typeparam name="TOutput">The result's type.</typeparam>
public abstract class TaskOrchestrator<TInput, TOutput> : ITaskOrchestrator
{
    /// <summary>For derived classes.</summary>
    protected TaskOrchestrator()
    {
    }

    /// <inheritdoc/>
    Type ITaskOrchestrator.InputType => typeof(TInput);

    /// <inheritdoc/>
    Type ITaskOrchestrator.OutputType => typeof(TOutput);

    /// <inheritdoc/>
    async Task<object?> ITaskOrchestrator.RunAsync(TaskOrchestrationContext context, object? input)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await RunAsync(context, TypedInput.Of<TInput>(input));
    }

    /// <summary>Runs, or runs again over its history.</summary>
    /// <param name="context">What the orchestrator may touch.</param>
    /// <param name="input">The input; default when none was given.</param>
    /// <returns>The result.</returns>
    public abstract Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input);
}
