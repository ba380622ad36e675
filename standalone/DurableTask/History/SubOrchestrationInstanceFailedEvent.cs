namespace DurableTask.Core.History;

/// <summary>A sub-orchestration failed.</summary>
public class SubOrchestrationInstanceFailedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="taskScheduledId">The id of the call.</param>
    /// <param name="reason">The reason; may be null.</param>
    /// <param name="details">Details; may be null.</param>
    public SubOrchestrationInstanceFailedEvent(int eventId, int taskScheduledId, string? reason, string? details)
        : base(eventId)
    {
        TaskScheduledId = taskScheduledId;
        Reason = reason;
        Details = details;
    }

    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="taskScheduledId">The id of the call.</param>
    /// <param name="reason">The reason; may be null.</param>
    /// <param name="details">Details; may be null.</param>
    /// <param name="failureDetails">Why; null unless failed.</param>
    public SubOrchestrationInstanceFailedEvent(
        int eventId, int taskScheduledId, string? reason, string? details, FailureDetails? failureDetails)
        : base(eventId)
    {
        TaskScheduledId = taskScheduledId;
        Reason = reason;
        Details = details;
        FailureDetails = failureDetails;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.SubOrchestrationInstanceFailed;

    /// <summary>The id of the call.</summary>
    public int TaskScheduledId { get; }

    /// <summary>The error's message.</summary>
    public string? Reason { get; }

    /// <summary>The error's stack; may be null.</summary>
    public string? Details { get; }

    /// <summary>Why it failed.</summary>
    public FailureDetails? FailureDetails { get; }
}
