using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by an HTTP request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, with a function key.</summary>
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    /// <summary>Some methods, with a function key.</summary>
    /// <param name="methods">The methods, such as <c>get</c>, whatever their case; none for any.</param>
    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods)
    {
    }

    /// <summary>Any method.</summary>
    /// <param name="authLevel">What the caller must show.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel)
        : this(authLevel, null!)
    {
    }

    /// <summary>Some methods.</summary>
    /// <param name="authLevel">What the caller must show.</param>
    /// <param name="methods">The methods, such as <c>get</c>, whatever their case; none for any.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template below the route prefix; the function's name when not given.</summary>
    public string? Route { get; set; }

    /// <summary>The methods; null or empty for any.</summary>
    public string[]? Methods { get; }

    /// <summary>What the caller must show.</summary>
    public AuthorizationLevel AuthLevel { get; }
}
