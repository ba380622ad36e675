namespace Microsoft.DurableTask;

/// <summary>Names an orchestrator or activity class.</summary>
/// <param name="name">The task's name; the class's own name when null.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class DurableTaskAttribute(string? name = null) : Attribute
{
    /// <summary>The task's name; default when the class's own name is meant.</summary>
    public TaskName Name { get; } = name is null ? default : new TaskName(name);

    /// <summary>The task's version; null when unversioned.</summary>
    public string? Version { get; set; }
}
