using Microsoft.DurableTask;

namespace GovMedia.Standalone;

/// <summary>An activity function as the engine runs it.</summary>
internal sealed class FunctionActivity(DeclaredFunction function, FunctionRuntime runtime) : ITaskActivity
{
    /// <inheritdoc/>
    public Type InputType => function.TriggerParameter.ParameterType == typeof(TaskActivityContext)
        ? typeof(object)
        : function.TriggerParameter.ParameterType;

    /// <inheritdoc/>
    public Type OutputType => function.ResultType == typeof(void) ? typeof(object) : function.ResultType;

    /// <inheritdoc/>
    public Task<object?> RunAsync(TaskActivityContext context, object? input) =>
        runtime.InvokeActivityAsync(function, context, input, InstanceName.Of(context.InstanceId));
}
