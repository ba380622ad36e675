namespace DurableTask.Core.History;

/// <summary>The execution ended.</summary>
public class ExecutionCompletedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="result">The result; may be null.</param>
    /// <param name="orchestrationStatus">How it ended.</param>
    /// <param name="failureDetails">Why; null unless failed.</param>
    public ExecutionCompletedEvent(
        int eventId, string? result, OrchestrationStatus orchestrationStatus, FailureDetails? failureDetails = null)
        : base(eventId)
    {
        Result = result;
        OrchestrationStatus = orchestrationStatus;
        FailureDetails = failureDetails;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionCompleted;

    /// <summary>How it ended.</summary>
    public OrchestrationStatus OrchestrationStatus { get; }

    /// <summary>The result; null unless there is one.</summary>
    public string? Result { get; }

    /// <summary>Why; null unless failed.</summary>
    public FailureDetails? FailureDetails { get; }
}
