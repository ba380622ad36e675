namespace DurableTask.Core.History;

/// <summary>The execution was suspended.</summary>
public class ExecutionSuspendedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="reason">The reason; may be null.</param>
    public ExecutionSuspendedEvent(int eventId, string? reason)
        : base(eventId)
    {
        Reason = reason;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.ExecutionSuspended;

    /// <summary>The reason given; may be null.</summary>
    public string? Reason { get; set; }
}
