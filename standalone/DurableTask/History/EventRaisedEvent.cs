namespace DurableTask.Core.History;

/// <summary>An event came from outside.</summary>
public class EventRaisedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="input">The data; may be null.</param>
    public EventRaisedEvent(int eventId, string? input)
        : base(eventId)
    {
        Input = input;
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.EventRaised;

    /// <summary>The event's name.</summary>
    public string? Name { get; set; }

    /// <summary>The payload; may be null.</summary>
    public string? Input { get; set; }
}
