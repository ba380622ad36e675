namespace Microsoft.DurableTask;

/// <summary>An orchestrator seen without its types, as the engine runs it.</summary>
public interface ITaskOrchestrator
{
    /// <summary>The type the stored input is read as.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Runs, or runs again over its history.</summary>
    /// <param name="context">What the orchestrator may touch.</param>
    /// <param name="input">The input, or null.</param>
    /// <returns>The result, or null.</returns>
    Task<object?> RunAsync(TaskOrchestrationContext context, object? input);
}
