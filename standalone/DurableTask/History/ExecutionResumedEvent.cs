namespace DurableTask.Core.History;

/// <summary>The execution was resumed.</summary>
public class ExecutionResumedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="reason">The reason; may be null.</param>
    public ExecutionResumedEvent(int eventId, string? reason)
        : base(eventId)
    {
        Reason = reason;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionResumed;

    /// <summary>The reason given; may be null.</summary>
    public string? Reason { get; set; }
}
