using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Standalone;

/// <summary>Hands functions the durable client.</summary>
internal static class DurableClientBinder
{
    /// <summary>How a client parameter is bound.</summary>
    /// <param name="function">The function.</param>
    /// <param name="attribute">The attribute on the parameter.</param>
    /// <returns>Its binder.</returns>
    /// <exception cref="FunctionWorkerException">Another hub is asked for, or an orchestrator asks for a client.
    /// </exception>
    public static Func<Invocation, ValueTask<object?>> Of(DeclaredFunction function, DurableClientAttribute attribute)
    {
        string? wrong = attribute.TaskHub ?? attribute.ConnectionName;
        if (wrong is not null)
        {
            throw new FunctionWorkerException(
                $"Function {function.Name}: [DurableClient] asks for '{wrong}'; this host has one task hub, its own.");
        }

        return function.Kind != TriggerKind.Orchestration
            ? invocation => new ValueTask<object?>(DurableFunctions.ClientOf(invocation.InstanceServices))
            : throw new FunctionWorkerException($"Function {function.Name}: an orchestrator takes no [DurableClient]; "
                + "what it does beside its context is an activity.");
    }
}
