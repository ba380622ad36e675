using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GovMedia.Standalone;

/// <summary>One invocation of one function. Its scope is opened when first asked for and closed with it.</summary>
internal sealed class Invocation : FunctionContext, IAsyncDisposable
{
    private readonly IServiceProvider _root;
    private readonly CancellationToken _cancellation;
    private readonly object?[] _inputs;
    private readonly bool[] _bound;
    private AsyncServiceScope? _scope;
    private IServiceProvider? _services;
    private string? _id;
    private TraceContext? _trace;
    private InvocationFeatures? _features;
    private IDictionary<object, object>? _items;
    private object? _response;

    /// <summary>Makes an invocation.</summary>
    /// <param name="function">The function.</param>
    /// <param name="root">The app's services, for a scope of its own.</param>
    /// <param name="services">A scope that somebody else closes; null for one of its own.</param>
    /// <param name="cancellation">Fires when it should end.</param>
    public Invocation(
        DeclaredFunction function,
        IServiceProvider root,
        IServiceProvider? services,
        CancellationToken cancellation)
    {
        Function = function;
        _root = root;
        _services = services;
        _cancellation = cancellation;
        _inputs = new object?[function.Inputs.Length];
        _bound = new bool[function.Inputs.Length];
    }

    /// <summary>The function.</summary>
    public DeclaredFunction Function { get; }

    /// <summary>What started it: an <c>HttpContext</c>, a <c>TimerInfo</c>, or a durable input.</summary>
    public object? Trigger { get; init; }

    /// <summary>The durable context of an activity or orchestration; null otherwise.</summary>
    public object? Durable { get; init; }

    /// <summary>What it came to; null where its properties went to outputs of their own.</summary>
    public object? Result { get; set; }

    /// <summary>The HTTP response: the result, or what the function gave as response beside other things.</summary>
    public object? Response => Result ?? _response;

    /// <summary>Values by name.</summary>
    public NamedValues Names { get; init; } = NamedValues.None;

    /// <inheritdoc/>
    public override string InvocationId => _id ??= Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public override string FunctionId => Function.Definition.Id;

    /// <inheritdoc/>
    public override TraceContext TraceContext => _trace ??= new CurrentTrace(Activity.Current, Trigger as HttpContext);

    /// <inheritdoc/>
    public override BindingContext BindingContext => Names;

    /// <inheritdoc/>
    public override RetryContext RetryContext => FirstAttempt.Only;

    /// <inheritdoc/>
    public override IServiceProvider InstanceServices
    {
        get
        {
            if (_services is null)
            {
                _scope = _root.CreateAsyncScope();
                _services = _scope.Value.ServiceProvider;
            }

            return _services;
        }
        set => _services = value;
    }

    /// <inheritdoc/>
    public override FunctionDefinition FunctionDefinition => Function.Definition;

    /// <inheritdoc/>
    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    /// <inheritdoc/>
    public override IInvocationFeatures Features => _features ??= new InvocationFeatures(this);

    /// <inheritdoc/>
    public override CancellationToken CancellationToken => _cancellation;

    /// <summary>The invocation behind a context, also where middleware has wrapped it.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The invocation.</returns>
    public static Invocation Of(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context as Invocation ?? context.Features.Get<Invocation>()
            ?? throw new InvalidOperationException($"{context.GetType()} is not an invocation of this host.");
    }

    /// <summary>The value of an input that has been bound.</summary>
    /// <param name="position">The parameter's position.</param>
    /// <returns>The value.</returns>
    public object? Input(int position) => _inputs[position];

    /// <summary>Takes what the function returned.</summary>
    /// <param name="returned">The value; null for nothing.</param>
    public void Take(object? returned)
    {
        bool whole = returned is null || Function.Outputs.ResponseProperty is null;
        Result = whole ? returned : null;
        _response = whole ? null : Function.Outputs.ResponseOf(returned!);
    }

    /// <summary>The value of an output.</summary>
    /// <param name="name">The property, or <c>$return</c>.</param>
    /// <returns>The value; null for none.</returns>
    public object? Output(string name) => name == DeclaredOutputs.Return ? Result : _response;

    /// <summary>Replaces an output.</summary>
    /// <param name="name">The property, or <c>$return</c>.</param>
    /// <param name="value">The value.</param>
    public void SetOutput(string name, object? value)
    {
        if (name == DeclaredOutputs.Return)
        {
            Result = value;
        }
        else
        {
            _response = value;
        }
    }

    /// <summary>Replaces an input.</summary>
    /// <param name="position">The parameter's position.</param>
    /// <param name="value">The value.</param>
    public void SetInput(int position, object? value)
    {
        _inputs[position] = value;
        _bound[position] = true;
    }

    /// <summary>Binds an input unless it is bound.</summary>
    /// <param name="position">The parameter's position.</param>
    /// <returns>Ends when it is bound.</returns>
    public async ValueTask BindAsync(int position)
    {
        if (!_bound[position])
        {
            SetInput(position, await Function.Inputs[position](this));
        }
    }

    /// <summary>Binds what is not bound yet.</summary>
    /// <returns>Every input, in the parameters' order.</returns>
    public async ValueTask<object?[]> BindAllAsync()
    {
        for (int position = 0; position < _inputs.Length; position++)
        {
            await BindAsync(position);
        }

        return _inputs;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _scope?.DisposeAsync() ?? ValueTask.CompletedTask;
}
