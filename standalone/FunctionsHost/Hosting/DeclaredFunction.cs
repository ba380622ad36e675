using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

/// <summary>A function of the app, ready to be invoked.</summary>
internal sealed class DeclaredFunction
{
    private readonly Func<object, ValueTask<object?>> _result;
    private readonly ObjectFactory? _target;
    private readonly InputSource[] _sources;

    /// <summary>Reads a function off its method.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="method">Its method.</param>
    /// <param name="trigger">The parameter that carries the trigger.</param>
    /// <param name="attribute">The trigger.</param>
    /// <param name="kind">The trigger's kind.</param>
    public DeclaredFunction(
        string name,
        MethodInfo method,
        ParameterInfo trigger,
        TriggerBindingAttribute attribute,
        TriggerKind kind)
    {
        Name = name;
        Method = method;
        TriggerParameter = trigger;
        Attribute = attribute;
        Kind = kind;
        Outputs = DeclaredOutputs.Of(name, method, kind == TriggerKind.Http);
        Definition = new DeclaredDefinition(name, method, Outputs);
        _result = MethodResult.Of(method.ReturnType);
        _target = method.IsStatic ? null : ActivatorUtilities.CreateFactory(method.DeclaringType!, Type.EmptyTypes);
        _sources = InputBinder.Of(this);
        Inputs = [];
    }

    /// <summary>The function's name.</summary>
    public string Name { get; }

    /// <summary>Its method.</summary>
    public MethodInfo Method { get; }

    /// <summary>The parameter that carries the trigger.</summary>
    public ParameterInfo TriggerParameter { get; }

    /// <summary>The trigger.</summary>
    public TriggerBindingAttribute Attribute { get; }

    /// <summary>The trigger's kind.</summary>
    public TriggerKind Kind { get; }

    /// <summary>What middleware sees of it.</summary>
    public DeclaredDefinition Definition { get; }

    /// <summary>Where what it gives goes.</summary>
    public DeclaredOutputs Outputs { get; }

    /// <summary>How each parameter gets its value, in order; none before <see cref="Connect"/>.</summary>
    public Func<Invocation, ValueTask<object?>>[] Inputs { get; private set; }

    /// <summary>What it returns once awaited; <c>void</c> for nothing.</summary>
    public Type ResultType => MethodResult.TypeOf(Method.ReturnType);

    /// <summary>Settles how each parameter gets its value, the app's converters being known.</summary>
    /// <param name="converters">The app's converters.</param>
    /// <exception cref="FunctionWorkerException">Nobody gives a parameter its value.</exception>
    public void Connect(AppConverters converters) => Inputs = [.. _sources.Select(converters.Binder)];

    /// <summary>Where a parameter stands.</summary>
    /// <param name="parameter">Its name.</param>
    /// <returns>Its position.</returns>
    public int PositionOf(string parameter)
    {
        int position = Array.FindIndex(Method.GetParameters(), candidate => candidate.Name == parameter);
        return position >= 0
            ? position
            : throw new ArgumentException($"Function {Name} has no parameter {parameter}.", nameof(parameter));
    }

    /// <summary>Runs the method itself, middleware being done. Awaits on the caller's context throughout.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <returns>What the method returned.</returns>
    public async Task<object?> RunAsync(Invocation invocation)
    {
        object?[] inputs = await invocation.BindAllAsync();
        object? target = _target?.Invoke(invocation.InstanceServices, null);
        try
        {
            object? returned = Method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, inputs, null);
            return returned is null ? null : await _result(returned);
        }
        finally
        {
            if (target is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }
            else
            {
                (target as IDisposable)?.Dispose();
            }
        }
    }
}
