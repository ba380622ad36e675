namespace Microsoft.DurableTask;

/// <summary>Makes an activity of a delegate.</summary>
public static class FuncTaskActivity
{
    /// <summary>An activity whose body is the delegate.</summary>
    /// <typeparam name="TInput">The input's type.</typeparam>
    /// <typeparam name="TOutput">The result's type.</typeparam>
    /// <param name="implementation">The body.</param>
    /// <returns>The activity; it may be shared by all calls.</returns>
    public static TaskActivity<TInput, TOutput> Create<TInput, TOutput>(
        Func<TaskActivityContext, TInput, Task<TOutput>> implementation)
    {
        ArgumentNullException.ThrowIfNull(implementation);
        return new Body<TInput, TOutput>(implementation);
    }

    private sealed class Body<TInput, TOutput>(Func<TaskActivityContext, TInput, Task<TOutput>> implementation)
        : TaskActivity<TInput, TOutput>
    {
        public override Task<TOutput> RunAsync(TaskActivityContext context, TInput input) =>
            implementation(context, input);
    }
}
