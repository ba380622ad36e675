using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace GovMedia.Standalone;

/// <summary>Finds the functions of an app and refuses what cannot run, before anything is served.</summary>
internal static class FunctionCatalogue
{
    /// <summary>Finds every function in some types.</summary>
    /// <param name="types">The types.</param>
    /// <returns>The functions, by name.</returns>
    /// <exception cref="FunctionWorkerException">A function cannot run, or two share a name.</exception>
    public static IReadOnlyList<DeclaredFunction> Discover(IEnumerable<Type> types)
    {
        List<DeclaredFunction> functions = [.. types.SelectMany(MethodsOf)
            .Select(Declare)
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)];
        for (int i = 1; i < functions.Count; i++)
        {
            if (functions[i].Name.Equals(functions[i - 1].Name, StringComparison.OrdinalIgnoreCase))
            {
                throw new FunctionWorkerException(
                    $"Two functions are named {functions[i].Name}: {functions[i - 1].Definition.EntryPoint} and "
                    + $"{functions[i].Definition.EntryPoint}. Names are unique whatever their case.");
            }
        }

        return functions;
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
                | BindingFlags.DeclaredOnly)
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false));

    private static DeclaredFunction Declare(MethodInfo method)
    {
        string name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        string where = $"Function {name} ({method.DeclaringType!.FullName}.{method.Name})";
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new FunctionWorkerException($"{where} has no name; [Function] needs one.");
        }

        string? wrong = !method.IsPublic || !method.DeclaringType.IsVisible ? "is not public"
            : method.ContainsGenericParameters ? "is generic"
            : !method.IsStatic && method.DeclaringType.IsAbstract ? "belongs to an abstract class"
            : IsAsyncVoid(method) ? "is async void; return a Task"
            : method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef) ? "takes a reference parameter"
            : null;
        if (wrong is not null)
        {
            throw new FunctionWorkerException($"{where} {wrong}.");
        }

        (ParameterInfo Parameter, TriggerBindingAttribute Trigger)[] triggers =
        [
            .. from parameter in method.GetParameters()
               from trigger in parameter.GetCustomAttributes<TriggerBindingAttribute>()
               select (parameter, trigger),
        ];
        if (triggers.Length != 1)
        {
            throw new FunctionWorkerException(
                $"{where} has {triggers.Length} triggers; a function has exactly one of [HttpTrigger], [TimerTrigger], "
                + "[ActivityTrigger] and [OrchestrationTrigger].");
        }

        TriggerKind kind = triggers[0].Trigger switch
        {
            HttpTriggerAttribute => TriggerKind.Http,
            TimerTriggerAttribute => TriggerKind.Timer,
            ActivityTriggerAttribute => TriggerKind.Activity,
            OrchestrationTriggerAttribute => TriggerKind.Orchestration,
            _ => throw new FunctionWorkerException($"{where} has a trigger this host does not know: "
                + $"{triggers[0].Trigger.GetType()}."),
        };
        return new DeclaredFunction(name, method, triggers[0].Parameter, triggers[0].Trigger, kind);
    }

    private static bool IsAsyncVoid(MethodInfo method) => method.ReturnType == typeof(void)
        && method.IsDefined(typeof(System.Runtime.CompilerServices.AsyncStateMachineAttribute), inherit: false);
}
