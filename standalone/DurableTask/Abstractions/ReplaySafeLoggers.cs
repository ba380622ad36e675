using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>Makes loggers that are silent while their orchestration replays.</summary>
internal sealed class ReplaySafeLoggers(TaskOrchestrationContext context) : ILoggerFactory
{
    private const int MostWrappings = 10;

    private ILoggerFactory Host => context.HostLoggers;

    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException(
            "Adding providers to the replay-safe logger factory is not supported; the host's factory takes them.");

    public ILogger CreateLogger(string categoryName) =>
        new ReplaySafeLogger(context, Unwrapped(context).CreateLogger(categoryName));

    /// <summary>The host's loggers, also where a context wraps another and takes its replay-safe ones for the host's.
    /// </summary>
    /// <exception cref="InvalidOperationException">A context takes its own replay-safe loggers for the host's.
    /// </exception>
    public static ILoggerFactory Unwrapped(TaskOrchestrationContext context)
    {
        ILoggerFactory loggers = context.HostLoggers;
        for (int depth = 0; loggers is ReplaySafeLoggers wrapped; depth++)
        {
            loggers = depth < MostWrappings
                ? wrapped.Host
                : throw new InvalidOperationException("Maximum unwrap depth exceeded: a context's LoggerFactory leads "
                    + "back to its own ReplaySafeLoggerFactory; it should be that of the context it wraps.");
        }

        return loggers;
    }

    public void Dispose()
    {
        // The host owns its factory.
    }
}
