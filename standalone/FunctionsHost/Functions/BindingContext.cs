namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger of an invocation knows by name.</summary>
public abstract class BindingContext
{
    /// <summary>Makes the context.</summary>
    protected BindingContext()
    {
    }

    /// <summary>Values by name, whatever its case: route and query values, an activity's <c>instanceId</c>.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
