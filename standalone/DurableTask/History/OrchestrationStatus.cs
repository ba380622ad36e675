namespace DurableTask.Core;

/// <summary>The state of an orchestration as the history tells it.</summary>
public enum OrchestrationStatus
{
    /// <summary>Running.</summary>
    Running = 0,

    /// <summary>Ended well.</summary>
    Completed = 1,

    /// <summary>Replaced by a new execution.</summary>
    ContinuedAsNew = 2,

    /// <summary>Ended by an exception.</summary>
    Failed = 3,

    /// <summary>Not used.</summary>
    Canceled = 4,

    /// <summary>Ended from outside.</summary>
    Terminated = 5,

    /// <summary>Accepted, not yet begun.</summary>
    Pending = 6,

    /// <summary>Stayed until resumed.</summary>
    Suspended = 7,
}
