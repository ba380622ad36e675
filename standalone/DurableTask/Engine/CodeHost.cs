using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;

namespace GovMedia.Standalone.Engine;

/// <summary>The code the engine runs, and how it runs it.</summary>
internal sealed class CodeHost
{
    private ILogger? orchestrations;
    private ILogger? activities;
    private ILogger? steps;

    public required DurableTaskFactory Factory { get; init; }

    public required IServiceProvider Services { get; init; }

    public required DataConverter Converter { get; init; }

    public required ILoggerFactory Loggers { get; init; }

    /// <summary>Hears of orchestrations.</summary>
    public ILogger Orchestrations => orchestrations ??= Loggers.CreateLogger(WorkLog.Orchestrations);

    /// <summary>Hears of activities.</summary>
    public ILogger Activities => activities ??= Loggers.CreateLogger(WorkLog.Activities);

    /// <summary>Hears of what orchestrations ask for.</summary>
    public ILogger Steps => steps ??= Loggers.CreateLogger(WorkLog.Steps);

    public DurableTaskWorkerOptions.VersioningOptions? Versioning { get; init; }

    public IOrchestrationFilter? Filter { get; init; }

    /// <summary>What the worker takes; without entries everything.</summary>
    public DurableTaskWorkerWorkItemFilters Taken { get; init; } = new();

    /// <summary>The longest single timer; null for any length.</summary>
    public TimeSpan? TimerSlice { get; init; }

    public IExceptionPropertiesProvider? Properties { get; init; }

    /// <summary>Set once the process is about to end.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>A payload as it is kept.</summary>
    /// <exception cref="ArgumentException">It is too large.</exception>
    public string? Serialize(object? value) => Payloads.Checked(Converter.Serialize(value));

    public TaskFailureDetails Describe(Exception exception)
    {
        TaskFailureDetails failure = Read(exception);
        try
        {
            return (Properties is null ? failure : WithProperties(failure, exception)).Shortened();
        }
#pragma warning disable CA1031 // A provider that fails must not hide the failure it was asked about.
        catch (Exception)
#pragma warning restore CA1031
        {
            return failure.Shortened();
        }
    }

    private static TaskFailureDetails Read(Exception exception)
    {
        try
        {
            return TaskFailureDetails.FromException(exception);
        }
#pragma warning disable CA1031 // An exception that cannot even say what it is about is a failure like any other.
        catch (Exception unreadable)
#pragma warning restore CA1031
        {
            string type = exception.GetType().FullName ?? exception.GetType().Name;
            return new TaskFailureDetails(type, $"(unreadable: {unreadable.GetType()})", null, null, null);
        }
    }

    private TaskFailureDetails WithProperties(TaskFailureDetails failure, Exception exception) => failure with
    {
        Properties = FailureProperties.Of(Properties!.GetExceptionProperties(exception)),
        InnerFailure = exception.InnerException is { } inner && failure.InnerFailure is { } details
            ? WithProperties(details, inner)
            : failure.InnerFailure,
    };
}
