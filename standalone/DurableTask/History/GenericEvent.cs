namespace DurableTask.Core.History;

/// <summary>A remark.</summary>
public class GenericEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    /// <param name="data">The remark; may be null.</param>
    public GenericEvent(int eventId, string? data)
        : base(eventId)
    {
        Data = data;
    }

    /// <summary>The remark; may be null.</summary>
    public string? Data;

    /// <inheritdoc/>
    public override EventType EventType => EventType.GenericEvent;
}
