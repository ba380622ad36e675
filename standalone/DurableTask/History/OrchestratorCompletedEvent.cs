namespace DurableTask.Core.History;

/// <summary>An episode ended.</summary>
public class OrchestratorCompletedEvent : HistoryEvent
{
    /// <summary>Makes the event.</summary>
    /// <param name="eventId">The event id.</param>
    public OrchestratorCompletedEvent(int eventId)
        : base(eventId)
    {
    }

    /// <inheritdoc/>
    public override EventType EventType => EventType.OrchestratorCompleted;
}
