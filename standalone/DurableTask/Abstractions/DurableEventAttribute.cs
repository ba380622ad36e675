namespace Microsoft.DurableTask;

/// <summary>Names an external event by the type of its payload.</summary>
/// <param name="name">The event's name; the type's own name when null.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class DurableEventAttribute(string? name = null) : Attribute
{
    /// <summary>The event's name; default when the type's own name is meant.</summary>
    public TaskName Name { get; } = name is null ? default : new TaskName(name);
}
