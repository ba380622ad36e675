using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The ASP.NET Core side of an invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>Where in an invocation's items its HTTP context lies.</summary>
    internal const string ItemKey = "HttpRequestContext";

    /// <summary>The HTTP context of the request that started the invocation.</summary>
    /// <param name="context">The invocation.</param>
    /// <returns>The HTTP context, or null when something else started it.</returns>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(ItemKey, out object? http) ? http as HttpContext : null;
    }
}
