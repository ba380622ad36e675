namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of one function, as its middleware and the function itself see it.</summary>
public abstract class FunctionContext
{
    /// <summary>Makes the context.</summary>
    protected FunctionContext()
    {
    }

    /// <summary>Identifies this invocation; no two share it.</summary>
    public abstract string InvocationId { get; }

    /// <summary>Identifies the function; the same in every run of the same build.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The distributed trace that this invocation belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger knows by name, such as route and query values.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>How often the host has retried this invocation.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation; scoped ones live as long as it does.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function being invoked.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>A place for middleware and function to leave things for one another.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>What the host offers about this invocation, by type.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Fires when the caller went away or the function's time is over.</summary>
    public virtual CancellationToken CancellationToken => CancellationToken.None;
}
