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
    /// <returns>One source a parameter, in order.</returns>
    /// <exception cref="FunctionWorkerException">A parameter stands where nothing could bind it.</exception>
    public static InputSource[] Of(DeclaredFunction function)
    {
        ParameterInfo? input = function.Kind == TriggerKind.Orchestration ? OrchestrationInput(function) : null;
        return [.. function.Method.GetParameters().Select(parameter => Source(function, parameter, input))];
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

    private static InputSource Source(DeclaredFunction function, ParameterInfo parameter, ParameterInfo? input)
    {
        bool trigger = parameter == function.TriggerParameter;
        if (!trigger && parameter != input)
        {
            return Beside(function, parameter);
        }

        bool convertible = function.Kind == TriggerKind.Http;
        if (!convertible && AppConverters.AreNamedOn(parameter))
        {
            throw Refuse(function, parameter, "no converter makes what a timer or the durable engine gives");
        }

        return new(parameter, trigger ? Trigger(function, parameter) : Now(one => one.Trigger), convertible);
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

    private static InputSource Beside(DeclaredFunction function, ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        if (parameter.GetCustomAttribute<DurableClientAttribute>() is { } client)
        {
            return type == typeof(DurableTaskClient)
                ? new(parameter, DurableClientBinder.Of(function, client))
                : throw Refuse(function, parameter, "[DurableClient] stands on a DurableTaskClient");
        }

        if (type == typeof(DurableTaskClient))
        {
            throw Refuse(function, parameter, "a DurableTaskClient parameter needs [DurableClient]");
        }

        if (type == typeof(FunctionContext))
        {
            return new(parameter, Now(invocation => invocation));
        }

        if (type == typeof(CancellationToken))
        {
            return new(parameter, Now(invocation => invocation.CancellationToken));
        }

        if (type == typeof(TaskActivityContext) && function.Kind == TriggerKind.Activity)
        {
            return new(parameter, Now(invocation => invocation.Durable));
        }

        return Named(function, parameter) is { } bind
            ? new(parameter, bind, Convertible: true)
            : new(parameter, null, Convertible: true, Refuse(function, parameter, "nothing of this trigger gives such "
                + "a value, and no converter is named or registered"));
    }

    private static Func<Invocation, ValueTask<object?>>? Named(DeclaredFunction function, ParameterInfo parameter)
    {
        bool http = function.Kind == TriggerKind.Http;
        return http && parameter.GetCustomAttribute<FromBodyAttribute>() is not null ? JsonBody.Binder(parameter)
            : http && RequestPart(parameter.ParameterType) is { } part ? part
            : function.Kind is TriggerKind.Http or TriggerKind.Activity && NamedInput.Takes(parameter.ParameterType)
                ? NamedInput.Binder(parameter)
            : null;
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
