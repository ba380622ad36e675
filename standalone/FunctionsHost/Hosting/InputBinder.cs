using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GovMedia.Standalone;

/// <summary>Decides, once per parameter, where its value comes from.</summary>
internal static class InputBinder
{
    /// <summary>How each parameter of a function gets its value.</summary>
    /// <param name="function">The function.</param>
    /// <returns>One binder a parameter, in order.</returns>
    /// <exception cref="FunctionWorkerException">A parameter cannot be bound.</exception>
    public static Func<Invocation, ValueTask<object?>>[] Of(DeclaredFunction function)
    {
        ParameterInfo? input = function.Kind == TriggerKind.Orchestration ? OrchestrationInput(function) : null;
        return [.. function.Method.GetParameters().Select(parameter =>
            parameter == function.TriggerParameter ? Trigger(function, parameter)
            : parameter == input ? Now(invocation => invocation.Trigger)
            : Beside(function, parameter))];
    }

    /// <summary>The parameter that takes an orchestration's input.</summary>
    /// <param name="function">An orchestrator function.</param>
    /// <returns>The parameter, or null when it takes none.</returns>
    public static ParameterInfo? OrchestrationInput(DeclaredFunction function)
    {
        ParameterInfo[] free = [.. function.Method.GetParameters().Where(parameter =>
            parameter != function.TriggerParameter
            && parameter.ParameterType != typeof(FunctionContext)
            && parameter.ParameterType != typeof(CancellationToken)
            && parameter.GetCustomAttribute<DurableClientAttribute>() is null)];
        return free.Length <= 1
            ? free.SingleOrDefault()
            : throw Refuse(function, free[1], "an orchestrator takes one input beside its context");
    }

    private static Func<Invocation, ValueTask<object?>> Trigger(DeclaredFunction function, ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        switch (function.Kind)
        {
            case TriggerKind.Http:
                return RequestPart(type) ?? JsonBody.Binder(parameter);
            case TriggerKind.Timer:
                return type == typeof(TimerInfo)
                    ? Now(invocation => invocation.Trigger)
                    : throw Refuse(function, parameter, "[TimerTrigger] stands on a TimerInfo");
            case TriggerKind.Orchestration:
                return type == typeof(TaskOrchestrationContext)
                    ? Now(invocation => invocation.Durable)
                    : throw Refuse(function, parameter, "[OrchestrationTrigger] stands on a TaskOrchestrationContext");
            default:
                return type == typeof(TaskActivityContext)
                    ? Now(invocation => invocation.Durable)
                    : Now(invocation => invocation.Trigger);
        }
    }

    private static Func<Invocation, ValueTask<object?>> Beside(DeclaredFunction function, ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<DurableClientAttribute>() is { } client)
        {
            return type == typeof(DurableTaskClient)
                ? DurableClientBinder.Of(function, client)
                : throw Refuse(function, parameter, "[DurableClient] stands on a DurableTaskClient");
        }

        if (type == typeof(DurableTaskClient))
        {
            throw Refuse(function, parameter, "a DurableTaskClient parameter needs [DurableClient]");
        }

        if (type == typeof(FunctionContext))
        {
            return Now(invocation => invocation);
        }

        if (type == typeof(CancellationToken))
        {
            return Now(invocation => invocation.CancellationToken);
        }

        if (type == typeof(TaskActivityContext) && function.Kind == TriggerKind.Activity)
        {
            return Now(invocation => invocation.Durable);
        }

        if (function.Kind == TriggerKind.Http)
        {
            if (parameter.GetCustomAttribute<FromBodyAttribute>() is not null)
            {
                return JsonBody.Binder(parameter);
            }

            if (RequestPart(type) is { } part)
            {
                return part;
            }
        }

        return function.Kind is TriggerKind.Http or TriggerKind.Activity && NamedInput.Takes(type)
            ? NamedInput.Binder(parameter)
            : throw Refuse(function, parameter, "nothing of this trigger gives such a value");
    }

    private static Func<Invocation, ValueTask<object?>>? RequestPart(Type type) =>
        type == typeof(HttpRequest) ? Now(invocation => ((HttpContext)invocation.Trigger!).Request)
        : type == typeof(HttpRequestData) ? Now(KestrelRequest.Of)
        : null;

    private static Func<Invocation, ValueTask<object?>> Now(Func<Invocation, object?> value) =>
        invocation => new ValueTask<object?>(value(invocation));

    private static FunctionWorkerException Refuse(DeclaredFunction function, ParameterInfo parameter, string why) =>
        new($"Function {function.Name} ({function.Definition.EntryPoint}): parameter {parameter.Name} of type "
            + $"{parameter.ParameterType} cannot be bound; {why}.");
}
