namespace Microsoft.DurableTask;

/// <summary>An activity seen without its types, as the engine runs it.</summary>
public interface ITaskActivity
{
    /// <summary>The type the stored input is read as.</summary>
    Type InputType { get; }

    /// <summary>The type of the result.</summary>
    Type OutputType { get; }

    /// <summary>Does the work; runs at least once for each call in a history.</summary>
    /// <param name="context">Which call this is.</param>
    /// <param name="input">The input, or null.</param>
    /// <returns>The result, or null.</returns>
    Task<object?> RunAsync(TaskActivityContext context, object? input);
}
