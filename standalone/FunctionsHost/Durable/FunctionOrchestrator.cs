using System.Reflection;
using Microsoft.DurableTask;

namespace GovMedia.Standalone;

/// <summary>An orchestrator function as the engine runs it.</summary>
internal sealed class FunctionOrchestrator(DeclaredFunction function, FunctionRuntime runtime) : ITaskOrchestrator
{
    private readonly ParameterInfo? _input = InputBinder.OrchestrationInput(function);

    /// <inheritdoc/>
    public Type InputType => _input?.ParameterType ?? typeof(object);

    /// <inheritdoc/>
    public Type OutputType => function.ResultType == typeof(void) ? typeof(object) : function.ResultType;

    /// <inheritdoc/>
    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
        runtime.InvokeOrchestrationAsync(function, context, input, InstanceName.Of(context.InstanceId));
}
