namespace Microsoft.DurableTask.Client;

/// <summary>The state of an orchestration instance.</summary>
public enum OrchestrationRuntimeStatus
{
    /// <summary>Begun and not ended.</summary>
    Running = 0,

    /// <summary>Ended well.</summary>
    Completed = 1,

    /// <summary>Not used: an instance that continues as new is running.</summary>
    [Obsolete("An instance that continues as new is reported as running.")]
    ContinuedAsNew = 2,

    /// <summary>Ended by an exception.</summary>
    Failed = 3,

    /// <summary>Not used.</summary>
    [Obsolete("No instance is ever cancelled.")]
    Canceled = 4,

    /// <summary>Ended from outside.</summary>
    Terminated = 5,

    /// <summary>Accepted, not yet begun.</summary>
    Pending = 6,

    /// <summary>Stayed until resumed.</summary>
    Suspended = 7,
}
