using Microsoft.DurableTask.Abstractions;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask;

/// <summary>All that an orchestrator may touch; everything it awaits comes from here.</summary>
public abstract partial class TaskOrchestrationContext
{
    /// <summary>For derived classes.</summary>
    protected TaskOrchestrationContext()
    {
    }

    /// <summary>The orchestrator's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>This instance's id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The calling orchestration; null at the top.</summary>
    public abstract ParentOrchestrationInstance? Parent { get; }

    /// <summary>The time of the present episode, in UTC; the same on every replay.</summary>
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <summary>Whether the code is running over what has already happened.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>This instance's version; empty when unversioned.</summary>
    public virtual string Version => string.Empty;

    /// <summary>Settings of the host for this orchestration.</summary>
    public virtual IReadOnlyDictionary<string, object?> Properties { get; } = new Dictionary<string, object?>();

    /// <summary>Makes loggers that are silent during replay.</summary>
    public virtual ILoggerFactory ReplaySafeLoggerFactory => replaySafe ??= new ReplaySafeLoggers(this);

    /// <summary>The host's loggers, which know nothing of replay.</summary>
    protected abstract ILoggerFactory LoggerFactory { get; }

    internal ILoggerFactory HostLoggers => LoggerFactory;

    /// <summary>Orders this instance's version against another, as dotted numbers where both are.</summary>
    /// <param name="version">The other version.</param>
    /// <returns>Less than, equal to or greater than zero.</returns>
    public virtual int CompareVersionTo(string version) =>
        TaskOrchestrationVersioningUtils.CompareVersions(Version, version);

    /// <summary>The input.</summary>
    /// <typeparam name="T">The type to read it as.</typeparam>
    /// <returns>The input, or default when there is none.</returns>
    public abstract T? GetInput<T>();

    /// <summary>Sends an event to another instance; it is sent when this episode is on disk.</summary>
    /// <param name="instanceId">The receiver; silently dropped when unknown or completed.</param>
    /// <param name="eventName">The event's name; case does not matter.</param>
    /// <param name="payload">The payload; may be null.</param>
    public abstract void SendEvent(string instanceId, string eventName, object payload);

    /// <summary>Sets the status that clients can read.</summary>
    /// <param name="customStatus">The status; null clears it.</param>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Starts over with a new input and an empty history, when this execution returns.</summary>
    /// <param name="newInput">The next execution's input.</param>
    /// <param name="preserveUnprocessedEvents">Whether events nobody has waited for are carried over.</param>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>Starts over, when this execution returns.</summary>
    /// <param name="options">Input, version, and whether events are carried over.</param>
    public virtual void ContinueAsNew(ContinueAsNewOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ContinueAsNew(options.NewInput, options.PreserveUnprocessedEvents);
    }

    /// <summary>A new id that is the same on every replay.</summary>
    /// <returns>A version 5 UUID.</returns>
    public abstract Guid NewGuid();

    /// <summary>A logger that is silent during replay.</summary>
    /// <param name="categoryName">The category.</param>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger(string categoryName) =>
        new ReplaySafeLogger(this, ReplaySafeLoggers.Unwrapped(this).CreateLogger(categoryName));

    /// <summary>A logger that is silent during replay.</summary>
    /// <param name="type">The type that names the category.</param>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger(Type type) =>
        new ReplaySafeLogger(this, ReplaySafeLoggers.Unwrapped(this).CreateLogger(type));

    /// <summary>A logger that is silent during replay.</summary>
    /// <typeparam name="T">The type that names the category.</typeparam>
    /// <returns>The logger.</returns>
    public virtual ILogger CreateReplaySafeLogger<T>() =>
        new ReplaySafeLogger(this, ReplaySafeLoggers.Unwrapped(this).CreateLogger<T>());

    private ReplaySafeLoggers? replaySafe;
}
