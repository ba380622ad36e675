using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Composition;

/// <summary>What started an invocation.</summary>
public static class Triggers
{
    /// <summary>Whether it was a request. Orchestrations and activities pass the HTTP middleware untouched.</summary>
    public static bool IsHttp(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.FunctionDefinition.InputBindings.Values.Any(
            static b => b.Type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase));
    }
}
