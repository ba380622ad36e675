using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.Engine;

/// <summary>The code the engine runs, and how it runs it.</summary>
internal sealed class CodeHost
{
    public required DurableTaskFactory Factory { get; init; }

    public required IServiceProvider Services { get; init; }

    public required DataConverter Converter { get; init; }

    public required ILoggerFactory Loggers { get; init; }

    public DurableTaskWorkerOptions.VersioningOptions? Versioning { get; init; }

    public IOrchestrationFilter? Filter { get; init; }

    public IExceptionPropertiesProvider? Properties { get; init; }

    public TaskFailureDetails Describe(Exception exception)
    {
        TaskFailureDetails failure = TaskFailureDetails.FromException(exception);
        try
        {
            return Properties is null ? failure : WithProperties(failure, exception);
        }
#pragma warning disable CA1031 // A provider that fails must not hide the failure it was asked about.
        catch (Exception)
#pragma warning restore CA1031
        {
            return failure;
        }
    }

    private TaskFailureDetails WithProperties(TaskFailureDetails failure, Exception exception) => failure with
    {
        Properties = Properties!.GetExceptionProperties(exception),
        InnerFailure = exception.InnerException is { } inner && failure.InnerFailure is { } details
            ? WithProperties(details, inner)
            : failure.InnerFailure,
    };
}
