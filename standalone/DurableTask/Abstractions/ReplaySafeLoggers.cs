using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>Makes loggers that are silent while their orchestration replays.</summary>
internal sealed class ReplaySafeLoggers(TaskOrchestrationContext context) : ILoggerFactory
{
    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("Providers are added to the host's logger factory.");

    public ILogger CreateLogger(string categoryName) =>
        new ReplaySafeLogger(context, context.HostLoggers.CreateLogger(categoryName));

    public void Dispose()
    {
        // The host owns its factory.
    }
}
