namespace DurableTask.Core.History;

/// <summary>A timer fell due.</summary>
public class TimerFiredEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    public TimerFiredEvent(int eventId)
        : base(eventId)
    {
    }

    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="fireAt">When it falls due, in UTC.</param>
    public TimerFiredEvent(int eventId, DateTime fireAt)
        : base(eventId)
    {
        FireAt = fireAt;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.TimerFired;

    /// <summary>When it fell due, in UTC.</summary>
    public DateTime FireAt { get; set; }

    /// <summary>The id of the timer.</summary>
    public int TimerId { get; set; }
}
