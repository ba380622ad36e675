namespace DurableTask.Core.History;

/// <summary>What a history event records.</summary>
public enum EventType
{
    /// <summary>A new execution began.</summary>
    ExecutionStarted = 0,

    /// <summary>The execution ended, well or not.</summary>
    ExecutionCompleted = 1,

    /// <summary>The execution failed.</summary>
    ExecutionFailed = 2,

    /// <summary>The execution was ended from outside.</summary>
    ExecutionTerminated = 3,

    /// <summary>An activity was called.</summary>
    TaskScheduled = 4,

    /// <summary>An activity answered.</summary>
    TaskCompleted = 5,

    /// <summary>An activity failed.</summary>
    TaskFailed = 6,

    /// <summary>A sub-orchestration was called.</summary>
    SubOrchestrationInstanceCreated = 7,

    /// <summary>A sub-orchestration answered.</summary>
    SubOrchestrationInstanceCompleted = 8,

    /// <summary>A sub-orchestration failed.</summary>
    SubOrchestrationInstanceFailed = 9,

    /// <summary>A timer was set.</summary>
    TimerCreated = 10,

    /// <summary>A timer fell due.</summary>
    TimerFired = 11,

    /// <summary>An episode began; its timestamp is the orchestration's time.</summary>
    OrchestratorStarted = 12,

    /// <summary>An episode ended.</summary>
    OrchestratorCompleted = 13,

    /// <summary>An event was sent to another instance.</summary>
    EventSent = 14,

    /// <summary>An event came from outside.</summary>
    EventRaised = 15,

    /// <summary>The execution was replaced by a new one.</summary>
    ContinueAsNew = 16,

    /// <summary>A remark.</summary>
    GenericEvent = 17,

    /// <summary>The state at some point.</summary>
    HistoryState = 18,

    /// <summary>The execution was suspended.</summary>
    ExecutionSuspended = 19,

    /// <summary>The execution was resumed.</summary>
    ExecutionResumed = 20,

    /// <summary>A failed execution was taken back to before its failure.</summary>
    ExecutionRewound = 21,
}
