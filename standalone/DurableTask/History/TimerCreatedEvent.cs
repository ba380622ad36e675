namespace DurableTask.Core.History;

/// <summary>A timer was set.</summary>
public class TimerCreatedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    public TimerCreatedEvent(int eventId)
        : base(eventId)
    {
    }

    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="fireAt">When it falls due, in UTC.</param>
    public TimerCreatedEvent(int eventId, DateTime fireAt)
        : base(eventId)
    {
        FireAt = fireAt;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.TimerCreated;

    /// <summary>When it falls due, in UTC.</summary>
    public DateTime FireAt { get; set; }
}
