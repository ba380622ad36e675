namespace Microsoft.Azure.Functions.Worker;

/// <summary>Declares a public method as a function of the app.</summary>
/// <param name="name">The function's name: unique in the app, whatever its case.</param>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    /// <summary>The function's name.</summary>
    public string Name { get; } = name;
}
