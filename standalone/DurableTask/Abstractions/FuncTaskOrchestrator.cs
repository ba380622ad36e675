namespace Microsoft.DurableTask;

/// <summary>Makes an orchestrator of a delegate.</summary>
public static class FuncTaskOrchestrator
{
    /// <summary>An orchestrator whose body is the delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="implementation">The body.</param>
    /// <returns>The orchestrator; it may be shared by all instances.</returns>
    public static TaskOrchestrator<TInput, TOutput> Create<TInput, TOutput>(
        Func<TaskOrchestrationContext, TInput, Task<TOutput>> implementation)
    {
        ArgumentNullException.ThrowIfNull(implementation);
        return new Body<TInput, TOutput>(implementation);
    }

    private sealed class Body<TInput, TOutput>(Func<TaskOrchestrationContext, TInput, Task<TOutput>> implementation)
        : TaskOrchestrator<TInput, TOutput>
    {
        public override Task<TOutput> RunAsync(TaskOrchestrationContext context, TInput input) =>
            implementation(context, input);
    }
}
