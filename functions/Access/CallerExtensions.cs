using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Access;

/// <summary>The caller of an invocation.</summary>
public static class CallerExtensions
{
    /// <summary>Who calls; there is one wherever the table asks for a session.</summary>
    public static Caller Caller(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (Caller)context.Items[typeof(Caller)];
    }
}
